package jp.sesshu.localstack.keycloak;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A page that Keycloak shows during a sign-in: what it asks for, and where the answer goes.
record SignInPage(Question question, @Nullable URI action) {
    private static final Pattern FORM = Pattern.compile("<form\\b[^>]*>");
    private static final Pattern ACTION = Pattern.compile("\\baction=\"([^\"]*)\"");

    enum Question {
        PASSWORD("kc-form-login"),
        ONE_TIME_CODE("kc-otp-login-form"),
        /// An error, or something only a person can answer, such as setting up an authenticator.
        OTHER("");

        private final String form;

        Question(String form) {
            this.form = form;
        }
    }

    static SignInPage of(String html) {
        Matcher forms = FORM.matcher(html);
        while (forms.find()) {
            String form = forms.group();
            for (Question question : new Question[] {Question.PASSWORD, Question.ONE_TIME_CODE}) {
                Matcher action = ACTION.matcher(form);
                if (form.contains("id=\"" + question.form + "\"") && action.find()) {
                    return new SignInPage(question, URI.create(action.group(1).replace("&amp;", "&")));
                }
            }
        }
        return new SignInPage(Question.OTHER, null);
    }
}
