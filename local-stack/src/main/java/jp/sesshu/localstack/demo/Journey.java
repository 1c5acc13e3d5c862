package jp.sesshu.localstack.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import jp.sesshu.localstack.demo.SuiteClient.Seat;
import jp.sesshu.localstack.feed.Feed;
import jp.sesshu.localstack.feed.Feeds;

/// From the registry's feed to the audit log, through the running services, as the people concerned would do it. Each
/// step says whether what must hold afterwards holds, on a first run and on each later one.
public final class Journey {
    public static final String CITY = "122271";
    private final FeedSteps feeds;
    private final ProtectionSteps protections;
    private final TicketSteps tickets;
    private final DoseSteps doses;
    private final MoveSteps moves;
    private final InquirySteps inquiries;
    private final CertificateSteps certificates;

    public Journey(SuiteClient client, Progress progress) {
        Walk walk = new Walk(client, progress);
        feeds = new FeedSteps(walk);
        protections = new ProtectionSteps(walk);
        tickets = new TicketSteps(walk);
        doses = new DoseSteps(walk, tickets);
        moves = new MoveSteps(walk, feeds, doses);
        inquiries = new InquirySteps(walk);
        certificates = new CertificateSteps(walk);
    }

    /// Told how far a long step is.
    public interface Progress {
        void at(String step, long done, long of);
    }

    public static Seat clerk(String program) {
        return new Seat("clerk-" + CITY, program);
    }

    public static Seat supervisor(String program) {
        return new Seat("supervisor-" + CITY, program);
    }

    public static Seat tablet() {
        return new Seat("venue-" + CITY, "vrs-internet");
    }

    /// The whole way with these feeds, in its order.
    public List<Supplier<Step>> steps(Feeds given) {
        List<Supplier<Step>> steps = new ArrayList<>();
        given.registry().forEach(feed -> steps.add(() -> feeds.registry(feed)));
        Feed full = given.registry().getFirst();
        steps.addAll(List.of(
                () -> feeds.tax(given.tax(), full),
                feeds::nonResidents,
                moves::arrive,
                () -> feeds.subjectFile(given.registry().getLast()),
                () -> protections.protect(full),
                tickets::extract,
                tickets::issueTickets,
                tickets::register,
                () -> doses.recordDoses(full),
                doses::refuseReadings,
                doses::correct,
                doses::otherMunicipality,
                moves::venueSessions,
                moves::moveOut,
                moves::moveIn,
                inquiries::ask,
                inquiries::nobody,
                inquiries::provisionRecord,
                inquiries::byFile,
                certificates::atTheCounter,
                certificates::byApp,
                certificates::abroad,
                certificates::atAKiosk,
                certificates::outdated,
                certificates::takenBack,
                doses::audit));
        return steps;
    }

    /// The steps that bring people on record, to be made one by one.
    public FeedSteps feeds() {
        return feeds;
    }

    /// The steps from the subject file to tickets, to be made one by one.
    public TicketSteps tickets() {
        return tickets;
    }
}
