package jp.sesshu.certificate.verification;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import jp.sesshu.certificate.trust.Fault;
import jp.sesshu.certificate.trust.NotBelieved;

/// What a seal of type `icao.vacc` has to be: exactly the members that ICAO's report names, each of its form.
final class SealSchema {
    private static final String SIGNS = "[a-zA-Z0-9 !@#$%&'*+/=?^_`{|}~.-]";
    private static final Member DAY = required("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Map<String, Member> DOSE = Map.of(
            "dvc", DAY,
            "seq", required(node -> node.isInt() && node.asInt() >= 1 && node.asInt() <= 99),
            "ctr", required("[A-Z]{1,3}"),
            "adm", required(SIGNS + "{1,20}"),
            "lot", required(SIGNS + "{1,20}"),
            "dvn", DAY.orNone());
    private static final Map<String, Member> EVENT = Map.of(
            "des", required("[A-Z0-9.]{1,10}"),
            "nam", required(SIGNS + "{1,99}"),
            "dis", required("[A-Z0-9.]{1,10}").orNone(),
            "vd", required(list(DOSE)));
    private static final Map<String, Member> PERSON = Map.of(
            "n", required(SIGNS + "{1,39}"),
            "dob", required("[0-9]{4}(-[0-9X]{2}(-[0-9X]{2})?)?").orNone(),
            "sex", required("[MFX]").orNone(),
            "i", required(SIGNS + "{1,11}").orNone(),
            "ai", required(SIGNS + "{1,24}").orNone());
    private static final Map<String, Member> MESSAGE = Map.of(
            "uvci", required("[a-zA-Z0-9]{1,12}"),
            "pid", required(node -> is(node, PERSON) && (node.has("dob") || node.has("i"))),
            "ve", required(list(EVENT)));
    private static final Map<String, Member> HEADER = Map.of(
            "is", required("[A-Z]{1,3}"),
            "t", required("icao\\.vacc"),
            "v", required(node -> node.isInt() && node.asInt() == 1));
    private static final Map<String, Member> DATA =
            Map.of("hdr", required(node -> is(node, HEADER)), "msg", required(node -> is(node, MESSAGE)));
    private static final Map<String, Member> SIGNATURE = Map.of(
            "alg", required("[A-Z0-9]{1,8}"),
            "cer", required("[A-Za-z0-9_=-]{1,8192}"),
            "sigvl", required("[A-Za-z0-9_=-]{1,1024}"));
    private static final Map<String, Member> SEAL =
            Map.of("data", required(node -> is(node, DATA)), "sig", required(node -> is(node, SIGNATURE)));

    private record Member(boolean needed, Predicate<JsonNode> form) {
        Member orNone() {
            return new Member(false, form);
        }
    }

    private SealSchema() {}

    static void require(JsonNode seal) throws NotBelieved {
        if (!is(seal, SEAL)) {
            throw new NotBelieved(Fault.MALFORMED);
        }
    }

    private static boolean is(JsonNode node, Map<String, Member> members) {
        return node.isObject()
                && node.properties().stream().allMatch(given -> {
                    Member member = members.get(given.getKey());
                    return member != null && member.form().test(given.getValue());
                })
                && members.entrySet().stream()
                        .allMatch(member -> !member.getValue().needed() || node.has(member.getKey()));
    }

    private static Predicate<JsonNode> list(Map<String, Member> members) {
        return node -> {
            if (!node.isArray() || node.isEmpty()) {
                return false;
            }
            for (JsonNode element : node) {
                if (!is(element, members)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static Member required(String form) {
        Pattern pattern = Pattern.compile(form);
        return required(node -> node.isTextual() && pattern.matcher(node.asText()).matches());
    }

    private static Member required(Predicate<JsonNode> form) {
        return new Member(true, form);
    }
}
