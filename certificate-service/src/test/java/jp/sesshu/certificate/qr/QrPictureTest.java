package jp.sesshu.certificate.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.InstantSource;
import java.util.Map;
import javax.imageio.ImageIO;
import jp.sesshu.certificate.Contents;
import jp.sesshu.certificate.content.Uvci;
import jp.sesshu.certificate.healthcard.HealthCard;
import jp.sesshu.certificate.healthcard.HealthCards;
import jp.sesshu.certificate.seal.Seals;
import jp.sesshu.certificate.signing.SigningKeys;
import jp.sesshu.certificate.signing.TestKeys;
import jp.sesshu.platform.problem.ProblemException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What was drawn is read back by another library.
@Tag("VRS-6")
class QrPictureTest {
    private static final SigningKeys KEYS = TestKeys.fresh(InstantSource.fixed(Contents.ISSUED_AT));
    private final HealthCards cards = new HealthCards(KEYS, TestKeys.issuer());
    private final Seals seals = new Seals(KEYS, TestKeys.issuer());

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 9})
    void aCardIsReadBackAsItIs(int doses) throws Exception {
        HealthCard card = cards.issue(Contents.domestic("三宅\u3000翔太", doses), Uvci.random());
        QrPicture picture = QrPicture.ofHealthCard(card.jws());
        Result read = read(picture);
        assertThat(read.getText()).isEqualTo(QrPicture.healthCardText(card.jws()));
        assertThat(jws(read.getText())).isEqualTo(card.jws());
        if (card.jws().length() <= 1195) {
            assertThat(picture.version()).isLessThanOrEqualTo(22);
        }
    }

    /// Mode indicators of the first two segments, as they lie in the code: bytes, five of them, then digits.
    @Test
    void aCardIsASegmentOfBytesAndASegmentOfDigits() throws Exception {
        QrPicture picture = QrPicture.ofHealthCard(cards.issue(Contents.domestic(), Uvci.random()).jws());
        byte[] raw = read(picture).getRawBytes();
        int lengthBits = picture.version() < 10 ? 8 : 16;
        assertThat(bits(raw, 0, 4)).isEqualTo(0b0100);
        assertThat(bits(raw, 4, lengthBits)).isEqualTo(5);
        assertThat(bits(raw, 4 + lengthBits + 5 * 8, 4)).isEqualTo(0b0001);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 9})
    void aSealIsReadBackAsItIs(int doses) throws Exception {
        String seal = seals.issue(Contents.international(Contents.PASSPORT, doses), Uvci.random());
        Result read = read(QrPicture.ofSeal(seal));
        assertThat(read.getText()).isEqualTo(seal);
        assertThat(read.getResultMetadata()).containsKey(ResultMetadataType.BYTE_SEGMENTS);
    }

    /// What prints at 50 mm with 300 dots to the inch has at most 177 squares: version 35 with its quiet zone is 181.
    @Test
    void threeDosesOfASealFitFiftyMillimetres() {
        String seal = seals.issue(Contents.international(), Uvci.random());
        assertThat(QrPicture.ofSeal(seal).size()).isLessThanOrEqualTo(173);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> QrPicture.ofSeal("x".repeat(2954)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.type()).isEqualTo(QrProblem.CERTIFICATE_TOO_LONG));
    }

    @Test
    void aDrawingHasThePictureWithItsQuietZone() {
        QrPicture picture = QrPicture.ofSeal("{}");
        assertThat(picture.svg())
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + (picture.size() + 8))
                .contains("M4 4h1v1h-1z");
    }

    private static Result read(QrPicture picture) throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.png(4)));
        int side = (picture.size() + 8) * 4;
        assertThat(image.getWidth()).isEqualTo(side);
        LuminanceSource pixels =
                new RGBLuminanceSource(side, side, image.getRGB(0, 0, side, side, null, 0, side));
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(new HybridBinarizer(pixels)),
                        Map.of(DecodeHintType.PURE_BARCODE, true, DecodeHintType.CHARACTER_SET, "UTF-8"));
    }

    private static String jws(String text) {
        StringBuilder jws = new StringBuilder();
        for (int i = "shc:/".length(); i < text.length(); i += 2) {
            jws.append((char) (Integer.parseInt(text, i, i + 2, 10) + 45));
        }
        return jws.toString();
    }

    private static int bits(byte[] bytes, int from, int length) {
        int value = 0;
        for (int i = from; i < from + length; i++) {
            int bit = (bytes[i / 8] >> (7 - i % 8)) & 1;
            value = value * 2 + bit;
        }
        return value;
    }
}
