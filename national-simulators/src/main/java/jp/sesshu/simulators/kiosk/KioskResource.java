package jp.sesshu.simulators.kiosk;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import jp.sesshu.simulators.Language;
import jp.sesshu.simulators.Municipalities;
import jp.sesshu.simulators.card.Readers;
import org.jspecify.annotations.Nullable;

/// What the kiosk's pages ask for. The page that was printed leaves in the answer, and none is left behind.
@Path("/kiosk")
@Consumes(MediaType.APPLICATION_JSON)
public class KioskResource {
    /// @param reader by which the card is known that lies on the kiosk
    /// @param application chosen by the kiosk; the same again after a jam is the same certificate and one fee
    public record Print(
            String reader,
            String application,
            String kind,
            String municipality,
            @Nullable String machineReadableZone) {
        @Override
        public String toString() {
            return "Print[************]";
        }
    }

    private final Municipalities municipalities;
    private final Readers readers;
    private final KioskLine line;

    KioskResource(Municipalities municipalities, Readers readers, KioskLine line) {
        this.municipalities = municipalities;
        this.readers = readers;
        this.line = line;
    }

    /// Those that take part.
    @GET
    @Path("municipalities")
    @Produces(MediaType.APPLICATION_JSON)
    public List<Municipalities.Municipality> municipalities(@HeaderParam("Accept-Language") String accepted) {
        return line.participants(municipalities.all(), Language.of(accepted));
    }

    @POST
    @Path("prints")
    @Produces("application/pdf")
    public byte[] print(Print print, @HeaderParam("Accept-Language") String accepted) {
        Locale language = Language.of(accepted);
        return line.print(print, readers.read(print.reader(), language), language);
    }
}
