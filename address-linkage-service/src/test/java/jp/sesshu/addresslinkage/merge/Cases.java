package jp.sesshu.addresslinkage.merge;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.freshMunicipality;

import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import jp.sesshu.addresslinkage.numbering.People;
import jp.sesshu.platform.testing.SuiteParts;
import jp.sesshu.platform.testing.Tokens;

/// One municipality's merge cases, as one person asks and another decides.
record Cases(String municipality, Tokens clerk, Tokens supervisor) {
    static final String FIRST = "000000000000001";
    static final String SECOND = "000000000000002";
    static final String THIRD = "000000000000003";
    static final String TOPIC = "address-linkage.resident.health-mgmt";
    static final String REASON = "本人確認書類で確認";

    static Cases fresh() {
        String municipality = freshMunicipality();
        Tokens supervisor = Tokens.of(
                        "address-linkage-service", "merge:read", "merge:request", "merge:approve", "protection:manage")
                .municipality(municipality)
                .user("supervisor-" + municipality);
        return new Cases(municipality, People.clerk(municipality), supervisor);
    }

    int proposed() {
        Response answer = as(clerk).post("/merge-proposals");
        answer.then().statusCode(200);
        return answer.path("found");
    }

    Response open(String kept, String merged) {
        return as(clerk)
                .body(Map.of("keptNumber", kept, "mergedNumber", merged, "reason", REASON))
                .post("/merge-cases");
    }

    /// @return the id of a case that has been asked for
    String requested(String kept, String merged) {
        Response answer = open(kept, merged);
        answer.then().statusCode(201);
        return answer.path("id");
    }

    /// @return the id of a case that has been merged
    String merged(String kept, String merged) {
        String id = requested(kept, merged);
        decide(id, "approval").then().statusCode(204);
        return id;
    }

    Response request(String id, String kept) {
        return as(clerk).body(Map.of("keptNumber", kept, "reason", REASON)).post("/merge-cases/" + id + "/request");
    }

    Response requestSplit(String id) {
        return as(clerk).body(Map.of("reason", REASON)).post("/merge-cases/" + id + "/split-request");
    }

    /// @param what approval, refusal, split-approval or split-refusal
    Response decide(String id, String what) {
        return as(supervisor).post("/merge-cases/" + id + "/" + what);
    }

    void split(String id) {
        requestSplit(id).then().statusCode(204);
        decide(id, "split-approval").then().statusCode(204);
    }

    Response list(String query) {
        Response answer = as(clerk).get("/merge-cases" + query);
        answer.then().statusCode(200);
        return answer;
    }

    /// Lets health management have the integrated number as well.
    void grantIntegratedNumber() throws SQLException {
        try (Connection connection = SuiteParts.superuser();
                PreparedStatement statement = connection.prepareStatement("""
                        insert into field_grant (municipality, id, consumer, field, legal_basis, starts_on,
                                                 requested_by, approved_by, approved_at)
                        values (?, uuidv7(), 'health-mgmt', 'integratedNumber', 'test', date '2021-02-17', 'a', 'b',
                                now())""")) {
            statement.setString(1, municipality);
            statement.executeUpdate();
        }
    }
}
