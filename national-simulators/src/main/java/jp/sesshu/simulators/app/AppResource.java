package jp.sesshu.simulators.app;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.sesshu.simulators.CodePicture;
import jp.sesshu.simulators.Language;
import jp.sesshu.simulators.Municipalities;
import jp.sesshu.simulators.card.Readers;
import org.jspecify.annotations.Nullable;

/// What the app's pages ask for. Nothing of a person is kept between two requests but the card in its reader.
@Path("/app")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AppResource {
    /// @param reader by which the card is known that is held to the phone
    public record Application(
            String reader, String kind, String municipality, @Nullable String machineReadableZone) {
        @Override
        public String toString() {
            return "Application[************]";
        }
    }

    /// @param format what the code is called
    public record Code(String format, String svg) {}

    /// @param file the content of a `.smart-health-card` file
    public record Certificate(String id, String issuedOn, List<Code> codes, String file) {}

    private final Municipalities municipalities;
    private final Readers readers;
    private final AppChannel channel;

    AppResource(Municipalities municipalities, Readers readers, AppChannel channel) {
        this.municipalities = municipalities;
        this.readers = readers;
        this.channel = channel;
    }

    @GET
    @Path("municipalities")
    public List<Municipalities.Municipality> municipalities() {
        return municipalities.all();
    }

    /// Applies with the card in the reader, and takes it out once a certificate was issued.
    @POST
    @Path("applications")
    public Certificate apply(Application application, @HeaderParam("Accept-Language") String accepted) {
        Locale language = Language.of(accepted);
        AppChannel.IssuedCertificate issued = channel.apply(
                new CertificateApplication(
                        readers.read(application.reader(), language),
                        application.kind(),
                        application.municipality(),
                        application.machineReadableZone()),
                language);
        readers.takeOut(application.reader());
        return certificate(issued);
    }

    private static Certificate certificate(AppChannel.IssuedCertificate issued) {
        List<Code> codes = new ArrayList<>();
        codes.add(new Code("SMART Health Cards", CodePicture.ofHealthCard(issued.healthCard())));
        if (!issued.seal().isEmpty()) {
            codes.add(new Code("ICAO VDS-NC", CodePicture.ofSeal(issued.seal())));
        }
        return new Certificate(
                issued.id(),
                issued.issuedAt().split("T", 2)[0],
                codes,
                "{\"verifiableCredential\":[\"" + issued.healthCard() + "\"]}");
    }
}
