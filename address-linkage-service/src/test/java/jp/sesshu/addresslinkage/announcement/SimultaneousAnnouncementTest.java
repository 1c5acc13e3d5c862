package jp.sesshu.addresslinkage.announcement;

import static jp.sesshu.addresslinkage.Linkage.as;
import static jp.sesshu.addresslinkage.Linkage.execute;
import static jp.sesshu.addresslinkage.Linkage.waitsFor;
import static jp.sesshu.addresslinkage.grant.Granting.LEDGER;
import static jp.sesshu.addresslinkage.grant.Granting.grant;
import static jp.sesshu.addresslinkage.grant.Granting.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import jp.sesshu.addresslinkage.LinkageServiceTest;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.testing.SuiteParts;
import jp.sesshu.platform.testing.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What happens at the moment at which residents are announced again.
@LinkageServiceTest
@Tag("ADB-1")
@Tag("ADB-4")
class SimultaneousAnnouncementTest extends AnnouncementSteps {
    @Inject
    Announcements announcements;

    @Inject
    AnnouncePart part;

    /// The feed holds the numbering lock; the run waits and then tells what the feed has made of the person.
    @Test
    void whatAFeedChangesBeforeIsToldByTheRunAsWell() throws SQLException {
        take(resident(1, 1), resident(2, 1));
        try (Connection feed = SuiteParts.superuser()) {
            feed.setAutoCommit(false);
            execute(feed, lock());
            granting.approvedOnly(grant(LEDGER, today(), "name"));
            waitsFor("advisory");
            execute(feed, ofThisMunicipality("""
                    insert into resident_state (municipality, source, addressee_number, history_number, effective_on,
                                                residency_code, name, birth_date, birth_precision, sex_code)
                    values (:m, 'REGISTRY', '1000000001', 2, '2022-04-02', '1', '浦安　一子', '1980-04-01', 'DAY', '2')"""));
            execute(feed, ofThisMunicipality("""
                    update resident set history_number = 2, news_version = 2
                     where municipality = :m and addressee_number = '1000000001'"""));
            feed.commit();
        }
        granting.announced(LEDGER);

        assertThat(told(TOPIC))
                .extracting(event -> event.getString("name"), event -> event.getInt("version"))
                .containsExactlyInAnyOrder(tuple("浦安　一子", 3), tuple("浦安　花子", 2));
    }

    @Test
    void whatAFeedChangesAfterwardsHasAHigherVersion() {
        take(resident(1, 1));
        granting.approved(grant(LEDGER, today(), "name"));
        take(resident(1, 2).with("本名漢字", "浦安　一子"));

        assertThat(told(TOPIC))
                .extracting(event -> event.getString("name"), event -> event.getInt("version"))
                .containsExactly(tuple("浦安　花子", 2), tuple("浦安　一子", 3));
        assertThat(versions(HEALTH)).containsExactly("1000000001 1", "1000000001 3");
    }

    @Test
    @Tag("ADB-5")
    void protectedPeoplesAddressesStayWithheldAlsoOfWhomIsProtectedAtThatMoment() throws SQLException {
        take(resident(1, 1), resident(2, 1), resident(3, 1));
        as(Tokens.of("address-linkage-service", "protection:manage").municipality(municipality))
                .body(Map.of(
                        "agency", "浦安警察署",
                        "startsOn", "2022-01-01",
                        "people", List.of(Map.of("addresseeNumber", number(1)))))
                .post("/protections")
                .then()
                .statusCode(201);
        try (Connection protecting = SuiteParts.superuser()) {
            protecting.setAutoCommit(false);
            execute(protecting, ofThisMunicipality("""
                    select 1 from resident where municipality = :m and addressee_number = '1000000002'
                       for no key update"""));
            granting.approvedOnly(grant(LEDGER, today(), "town"));
            waitsFor("transactionid");
            execute(protecting, ofThisMunicipality("""
                    insert into protected_person (municipality, protection_id, source, addressee_number, agency,
                                                  starts_on, entered_by, entered_at)
                    values (:m, uuidv7(), 'REGISTRY', '1000000002', '浦安警察署', '2022-01-01', 'clerk', now())"""));
            protecting.commit();
        }
        wake();
        granting.announced(LEDGER);

        assertThat(told(TOPIC))
                .extracting(event -> event.getString("addresseeNumber"), event -> event.getString("town"))
                .containsExactlyInAnyOrder(tuple(number(1), null), tuple(number(2), null), tuple(number(3), TOWN));
    }

    @Test
    void ofManyWhoLookAtOnceOneStartsARun() throws Exception {
        take(resident(1, 1));
        execute(ofThisMunicipality("""
                insert into field_grant (municipality, id, consumer, field, legal_basis, starts_on, requested_by,
                                         approved_by, approved_at)
                values (:m, uuidv7(), 'ledger', 'name', '番号法第9条第1項', current_date - 1, 'a', 'b', now()),
                       (:m, uuidv7(), 'ledger', 'sex', '番号法第9条第1項', current_date - 1, 'a', 'b', now())"""));
        execute(ofThisMunicipality(
                "insert into announced_fields (municipality, consumer, fields) values (:m, 'ledger', '{name}')"));
        Callable<Boolean> look = () -> CurrentCaller.as(
                Caller.service(MunicipalityCode.parse(municipality), AnnounceResidents.NAME),
                () -> announcements.startWhereDue(new AnnouncingToOne(LEDGER, part)));
        int started = 0;
        try (ExecutorService replicas = Executors.newFixedThreadPool(6)) {
            for (Future<Boolean> each :
                    replicas.invokeAll(Stream.generate(() -> look).limit(6).toList())) {
                started += each.get() ? 1 : 0;
            }
        }
        assertThat(started).isEqualTo(1);
        looked();
        assertThat(versions(TOPIC)).containsExactly("1000000001 2");
        assertThat(entries("announcement.started")).hasSize(1);
    }

    @Test
    void whileARunIsUnderWayNoOtherIsStartedForThatConsumer() throws SQLException {
        take(resident(1, 1));
        granting.approved(grant(LEDGER, today(), "name"));
        String location;
        try (Connection feed = SuiteParts.superuser()) {
            feed.setAutoCommit(false);
            execute(feed, lock());
            location = start(granting.supervisor(), LEDGER)
                    .then()
                    .statusCode(202)
                    .extract()
                    .header("Location");
            start(granting.supervisor(), LEDGER)
                    .then()
                    .statusCode(409)
                    .body("type", containsString("run-under-way"))
                    .body("location", startsWith("/announcements/ledger/"));
            feed.rollback();
        }
        ended(location);
        assertThat(versions(TOPIC)).containsExactly("1000000001 2", "1000000001 3");
    }

    private String ofThisMunicipality(String sql) {
        return sql.replace(":m", "'" + municipality + "'");
    }
}
