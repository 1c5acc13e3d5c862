package jp.sesshu.vrs.dose;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.number.TicketNumber;
import jp.sesshu.vrs.InternetZone;
import jp.sesshu.vrs.NewMunicipality;
import jp.sesshu.vrs.VrsServiceTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@VrsServiceTest
@TestProfile(InternetZone.class)
@Tag("VRS-2")
@Tag("VRS-9")
class NewMunicipalityDosesTest {
    private static final TicketNumber TICKET = new TicketNumber(NewMunicipality.PERSON);
    private static final Vaccination SECOND =
            new Vaccination(LocalDate.of(2021, 7, 1), VaccineProduct.SPIKEVAX, new LotNumber("3004667"), "市民体育館", null);

    @Test
    void recordingADoseReadsOnePersonsRows() throws SQLException {
        try (NewMunicipality municipality = new NewMunicipality("vrs_internet")) {
            Connection connection = municipality.connection();
            DoseLedger ledger = new DoseLedger(connection, new MunicipalityCode(NewMunicipality.CODE));

            Map<TicketNumber, TicketDoses> found = ledger.read(ledger.lock(List.of(TICKET)));
            Map<Integer, PersonVerdict> verdicts = PersonVerdicts.ask(
                    connection, List.of(new PersonVerdicts.Question(TICKET, SECOND, null, null)));

            assertThat(found).containsOnlyKeys(TICKET);
            assertThat(verdicts).containsOnlyKeys(1);
            assertThat(municipality.rowsRead()).isBetween(1L, 20L);
        }
    }
}
