package jp.sesshu.certificate.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import jp.sesshu.certificate.Contents;
import jp.sesshu.certificate.content.Uvci;
import jp.sesshu.certificate.healthcard.HealthCards;
import jp.sesshu.certificate.qr.QrPicture;
import jp.sesshu.certificate.seal.Seals;
import jp.sesshu.certificate.signing.SigningKeys;
import jp.sesshu.certificate.signing.TestKeys;
import jp.sesshu.platform.problem.ProblemException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("VRS-6")
class CodeFinderTest {
    private static final SigningKeys KEYS = TestKeys.fresh(InstantSource.fixed(Contents.ISSUED_AT));
    private static final Duration SOON = Duration.ofSeconds(10);
    private final String jws = new HealthCards(KEYS, TestKeys.issuer())
            .issue(Contents.domestic(), Uvci.random())
            .jws();
    private final String card = QrPicture.healthCardText(jws);
    private final String seal = new Seals(KEYS, TestKeys.issuer()).issue(Contents.international(), Uvci.random());

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 0.5", "0, 0.7", "17, 1", "45, 1", "90, 1", "135, 0.8", "180, 0.8", "251, 0.9", "300, 1.3"})
    void readsBothKindsAsTheyAreHoweverTheyAreTurnedAndHoweverLarge(double degrees, double scale) {
        assertThat(text(drawnCard().turned(degrees, scale))).hasValue(card);
        assertThat(text(drawnSeal().turned(degrees, scale))).hasValue(seal);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.1, 0.15, 0.2})
    void readsThemHeldAskew(double nearer) {
        assertThat(text(drawnCard().askew(nearer))).hasValue(card);
        assertThat(text(drawnSeal().askew(nearer))).hasValue(seal);
        assertThat(text(drawnSeal().turned(33, 0.9).askew(nearer))).hasValue(seal);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 8, 21})
    void readsThemInTheShadowAndWithNoise(double degrees) {
        assertThat(text(drawnCard().turned(degrees, 1).shaded().noisy(12, 1))).hasValue(card);
        assertThat(text(drawnSeal().turned(degrees, 1).shaded().noisy(12, 2))).hasValue(seal);
    }

    @Test
    void readsOneOfTwo() {
        Photograph both = drawnCard().beside(drawnSeal());
        for (int degrees : new int[] {0, 30, 90}) {
            assertThat(text(both.turned(degrees, 0.8))).get().isIn(card, seal);
        }
    }

    @Test
    void findsNothingWhereThereIsNone() {
        Random random = new Random(7);
        assertThat(text(Photograph.blank(1_000, 1_000))).isEmpty();
        assertThat(text(Photograph.blank(1, 1))).isEmpty();
        assertThat(text(Photograph.blank(1, 1_000))).isEmpty();
        assertThat(text(Photograph.blank(1_000, 1))).isEmpty();
        assertThat(text(Photograph.of(1_000, 1_000, (_, _) -> random.nextInt(256))))
                .isEmpty();
    }

    /// Each three of them would be compared with each other.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void givesUpSoonOnAPictureOfNothingButCorners(int square) {
        Photograph corners = Photograph.of(
                1_000, 1_000, (x, y) -> isDark(x / square % 9 - 1, y / square % 9 - 1) ? 0 : 255);
        assertSoonEmpty(corners);
    }

    @Test
    void givesUpSoonOnTheCornersOfALargeCodeWithNoiseBetween() {
        Random random = new Random(3);
        int last = 177 - 7;
        assertSoonEmpty(Photograph.of(1_000, 1_000, (x, y) -> {
            int right = x / 5 - 4;
            int down = y / 5 - 4;
            boolean dark = isDark(right, down) || isDark(right - last, down) || isDark(right, down - last);
            boolean between = right > 9 && right < last - 3 && down > 9 && down < last - 3;
            return dark || (between && random.nextBoolean()) ? 0 : 255;
        }));
    }

    private static void assertSoonEmpty(Photograph picture) {
        long start = System.nanoTime();
        assertThat(text(picture)).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    }

    @Test
    void takesExactlyAsManyValuesAsPixels() throws Exception {
        assertThat(GreyPicture.read(3, 2, new ByteArrayInputStream(new byte[6])).greys())
                .hasSize(6);
        for (int wrong : new int[] {0, 5, 7, 1_000}) {
            assertThatThrownBy(() -> GreyPicture.read(3, 2, new ByteArrayInputStream(new byte[wrong])))
                    .isInstanceOf(ProblemException.class);
        }
    }

    private static Optional<String> text(Photograph photograph) {
        return CodeFinder.text(photograph.grey());
    }

    private Photograph drawnCard() {
        return Photograph.drawn(QrPicture.ofHealthCard(jws), 5);
    }

    private Photograph drawnSeal() {
        return Photograph.drawn(QrPicture.ofSeal(seal), 4);
    }

    private static boolean isDark(int x, int y) {
        int ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
        return ring == 3 || ring <= 1;
    }
}
