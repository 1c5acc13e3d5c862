package jp.sesshu.localstack.keycloak;

import java.net.HttpCookie;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// One person's session at Keycloak, as a browser holds it.
///
/// Keeps its own cookies: Keycloak marks them secure, which browsers accept for the loopback
/// address and `java.net.CookieManager` does not.
final class StaffSession {
    /// Nothing listens there; the code is taken from the redirect itself.
    private static final String REDIRECT = "http://127.0.0.1/signed-in";

    private static final int MOST_PAGES = 12;
    private static final int MOST_CODES = 3;

    /// Keycloak locks an account after two failures within a second.
    private static final Duration AFTER_REFUSED_CODE = Duration.ofMillis(1_500);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeycloakHttp http;
    private final StaffAccount account;
    private final InstantSource clock;
    private final Map<String, String> cookies = new TreeMap<>();
    private long lastStep = Long.MIN_VALUE;
    private int passwordsGiven;
    private int codesGiven;

    StaffSession(KeycloakHttp http, StaffAccount account, InstantSource clock) {
        this.http = http;
        this.account = account;
        this.clock = clock;
    }

    synchronized AccessToken token(String client, String scope) {
        passwordsGiven = 0;
        codesGiven = 0;
        String verifier = random();
        Map<String, String> query = new TreeMap<>(Map.of(
                "response_type",
                "code",
                "client_id",
                client,
                "redirect_uri",
                REDIRECT,
                "scope",
                ("openid " + scope).strip(),
                "state",
                random(),
                "code_challenge",
                challenge(verifier),
                "code_challenge_method",
                "S256"));
        String code = authorize(URI.create(http.endpoint("auth") + "?" + KeycloakHttp.form(query)));
        return http.token(
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", client,
                        "redirect_uri", REDIRECT,
                        "code", code,
                        "code_verifier", verifier),
                clock.instant());
    }

    /// Whether the last token took a one-time code. False too when no question was asked at all.
    synchronized boolean gaveOneTimeCode() {
        return codesGiven > 0;
    }

    synchronized boolean gavePassword() {
        return passwordsGiven > 0;
    }

    private String authorize(URI address) {
        HttpResponse<String> response = send(HttpRequest.newBuilder(address).GET());
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            String location = response.headers().firstValue("Location").orElse("");
            if (location.startsWith(REDIRECT)) {
                return codeFrom(URI.create(location));
            }
            response = location.isEmpty()
                    ? send(answer(SignInPage.of(response.body()), response.statusCode()))
                    : send(HttpRequest.newBuilder(response.uri().resolve(location))
                            .GET());
        }
        throw refused("no end to its pages");
    }

    private HttpRequest.Builder answer(SignInPage page, int status) {
        URI action = page.action();
        if (action == null) {
            throw refused("it shows a page with status " + status + " that asks for neither password nor code");
        }
        Map<String, String> fields = switch (page.question()) {
            case PASSWORD -> Map.of("username", account.name(), "password", password());
            case ONE_TIME_CODE -> Map.of("otp", oneTimeCode());
            case OTHER -> throw new IllegalStateException("a page with an action and no question");
        };
        return KeycloakHttp.post(action, fields);
    }

    private String password() {
        if (passwordsGiven > 0) {
            throw refused("the name or the password is wrong, or the account is locked");
        }
        passwordsGiven++;
        return account.password();
    }

    /// A code is good for one use, by whatever process. So a refusal may mean "used already":
    /// then the next step's code is tried, which Keycloak takes one step ahead of time.
    private String oneTimeCode() {
        String secret = account.oneTimeCodeSecret();
        if (secret == null) {
            throw refused("it asks for a one-time code, and this account has none");
        }
        if (codesGiven >= MOST_CODES) {
            throw refused(codesGiven + " one-time codes were not accepted");
        }
        if (codesGiven > 0) {
            pause(AFTER_REFUSED_CODE);
        }
        codesGiven++;
        Instant now = clock.instant();
        long step = Math.max(OneTimeCode.step(now), lastStep + 1);
        long usableFrom = (step - 1) * OneTimeCode.STEP_SECONDS;
        if (usableFrom > now.getEpochSecond()) {
            pause(Duration.between(now, Instant.ofEpochSecond(usableFrom)));
        }
        lastStep = step;
        return new OneTimeCode(secret).at(step);
    }

    private String codeFrom(URI redirect) {
        Map<String, String> query = Arrays.stream(redirect.getRawQuery().split("&", -1))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0],
                        field -> URLDecoder.decode(field[field.length - 1], StandardCharsets.UTF_8)));
        String code = query.get("code");
        if (code == null) {
            throw refused(query.get("error") + " (" + query.get("error_description") + ")");
        }
        return code;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> response = http.send(request);
        for (String header : response.headers().allValues("Set-Cookie")) {
            HttpCookie.parse(header).forEach(this::keep);
        }
        return response;
    }

    private void keep(HttpCookie cookie) {
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie.getValue());
        }
    }

    private SignInRefused refused(String reason) {
        return new SignInRefused("Keycloak did not sign " + account.name() + " in: " + reason);
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SignInRefused("interrupted while waiting for the next one-time code");
        }
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// RFC 7636, section 4.2.
    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java lacks SHA-256", e);
        }
    }
}
