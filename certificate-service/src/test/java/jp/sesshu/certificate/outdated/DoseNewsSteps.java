package jp.sesshu.certificate.outdated;

import static jp.sesshu.certificate.CertificateTest.CITY;
import static jp.sesshu.certificate.CertificateTest.freshAddressee;
import static jp.sesshu.certificate.CertificateTest.freshMyNumber;
import static jp.sesshu.certificate.CertificateTest.query;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import jp.sesshu.certificate.FakeVrs.Dose;
import jp.sesshu.certificate.FakeVrs;
import jp.sesshu.certificate.content.CertificateKind;
import jp.sesshu.certificate.content.Holder;
import jp.sesshu.certificate.issue.Application;
import jp.sesshu.certificate.issue.IssueCertificate;
import jp.sesshu.certificate.lookup.Channel;
import jp.sesshu.platform.mynumber.MyNumber;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.testing.SentNews;

/// One person with two doses and a certificate about them, and the record system's news of the doses.
abstract class DoseNewsSteps {
    private static final LocalDate BORN = LocalDate.of(1980, 4, 1);
    final String addressee = freshAddressee();
    final Dose first = Dose.of(1, "2021-06-01");
    final Dose second = Dose.of(2, "2021-07-01");
    private final String myNumber = freshMyNumber();

    @Inject
    IssueCertificate issue;

    record News(UUID id, String municipality, String type, UUID dose, int version) {
        static News of(String type, Dose dose, int version) {
            return new News(UUID.randomUUID(), CITY, type, dose.id(), version);
        }
    }

    String issued() {
        FakeVrs.person(myNumber, addressee, BORN, first, second);
        return issue.issue(Application.byCard(
                        UUID.randomUUID(),
                        Channel.APP,
                        CertificateKind.DOMESTIC,
                        new MunicipalityCode(CITY),
                        new MyNumber(myNumber),
                        new Holder("接種　花子", BORN),
                        null))
                .id()
                .value();
    }

    static String state(String id) throws SQLException {
        return query(
                        "select state || case when outdated_at is null then '' else ' OUTDATED' end from certificate "
                                + "where id = ?",
                        id)
                .getFirst();
    }

    /// Sends the news in this order and waits until all of it has been dealt with.
    void sent(News... all) {
        SentNews.all(Stream.of(all).map(this::message).toList());
    }

    SentNews message(News news) {
        String data = """
                {"doseId": "%s", "ticketNumber": "%s", "doseNumber": 1, "state": "RECORDED", "givenOn": "2021-06-02",
                 "product": "COMIRNATY", "lot": "EW0201", "venue": "市民体育館", "version": %d}""".formatted(news.dose(), addressee, news.version());
        return new SentNews(news.id(), "vrs.dose", addressee, news.type(), news.municipality(), data);
    }
}
