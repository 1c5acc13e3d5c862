package jp.sesshu.certificate.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import jp.sesshu.card.CardAuthority;
import jp.sesshu.card.CardHolder;
import jp.sesshu.card.CardKeyId;
import jp.sesshu.card.CardMaker;
import jp.sesshu.card.MunicipalitySigner;
import jp.sesshu.card.MyNumberCard;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.testing.SuiteParts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("VRS-23")
class CardVerificationTest {
    private static final LocalDate EXPIRES = LocalDate.of(2030, 2, 17);
    private static final byte[] CHALLENGE = TestCards.challenge();
    private static final String OWN_KEY = hex("9000033") + "0805" + hex("001") + "00000000";
    private static final String SIGNER_KEY = hex("9122271") + "0805" + hex("000") + "00000000";
    private Instant now = Instant.parse("2026-04-01T00:00:00Z");

    /// The six things that come from a card, each replaceable by something else.
    enum Part {
        MY_NUMBER,
        ATTRIBUTES,
        DIGESTS,
        SIGNER_CERTIFICATE,
        AUTHENTICATION_KEY,
        CHALLENGE_SIGNATURE
    }

    @Test
    @Tag("VRS-6")
    void tellsWhoseCardItIs() {
        VerifiedCard card = verify(genuine());
        assertThat(card.name()).isEqualTo("浦安　花子");
        assertThat(card.birthDate()).isEqualTo(LocalDate.of(1980, 2, 17));
        assertThat(card.toString() + card.myNumber() + genuine())
                .doesNotContain("浦安")
                .doesNotContain("123456789018");
    }

    /// Each bit of each byte, one at a time.
    @ParameterizedTest
    @EnumSource
    void refusesEveryChangeOfAnyByteAndAlwaysSaysTheSame(Part part) {
        CardReading genuine = genuine();
        CardVerification verification = verification(null, ownAuthority());
        byte[] file = bytes(genuine, part);
        for (int i = 0; i < file.length; i++) {
            for (int bit = 1; bit < 0x100; bit <<= 1) {
                byte[] changed = file.clone();
                changed[i] ^= (byte) bit;
                assertNotGenuine(verification, with(genuine, part, changed));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesAByteTooManyOrTooFew(Part part) {
        CardReading genuine = genuine();
        CardVerification verification = verification(null, ownAuthority());
        byte[] file = bytes(genuine, part);
        assertNotGenuine(verification, with(genuine, part, Arrays.copyOf(file, file.length + 1)));
        for (int length = 0; length < file.length; length++) {
            assertNotGenuine(verification, with(genuine, part, Arrays.copyOf(file, length)));
        }
    }

    @Test
    void refusesACardWhoseNameWasChanged() {
        assertForged(TestCards.HOLDER.named("浦安　太郎"));
    }

    @Test
    void refusesACardWhoseNumberIsAnothers() {
        assertForged(TestCards.HOLDER.numbered("983205673214"));
    }

    private void assertForged(CardHolder shown) {
        MyNumberCard forged =
                new CardMaker(TestCards.SIGNER).forge(TestCards.HOLDER, shown, TestCards.PIN, TestCards.CHIP);
        assertNotGenuine(verification(null, ownAuthority()), TestCards.read(forged, CHALLENGE));
    }

    @Test
    void refusesAnotherCardsFileAmongThese() {
        CardReading another = reading(TestCards.HOLDER.named("浦安　太郎").numbered("983205673214"));
        for (Part part : new Part[] {Part.MY_NUMBER, Part.ATTRIBUTES, Part.DIGESTS}) {
            assertNotGenuine(verification(null, ownAuthority()), with(genuine(), part, bytes(another, part)));
        }
    }

    @Test
    void refusesANumberWithAWrongCheckDigitWhoeverSignedIt() {
        assertNotGenuine(verification(null, ownAuthority()), reading(TestCards.HOLDER.numbered("123456789012")));
    }

    @Test
    void refusesACardOfAnAuthorityThatIsNotTrustedAndTakesItOnceItIs() {
        CardAuthority foreign = CardAuthority.make();
        MunicipalitySigner signer = foreign.signer(new CardKeyId("9122271", "000"));
        CardReading reading =
                TestCards.read(new CardMaker(signer).make(TestCards.HOLDER, TestCards.PIN, TestCards.CHIP), CHALLENGE);
        assertNotGenuine(verification(null, ownAuthority()), reading);
        Map<String, CardConfig.Authority> both = Map.of(
                "own", TestCards.trusted(TestCards.AUTHORITY, OWN_KEY, null, null),
                "other", TestCards.trusted(foreign, null, null, null));
        assertThat(verification(null, both).verify(reading, CHALLENGE, EXPIRES).name())
                .isEqualTo("浦安　花子");
    }

    @Test
    void refusesAnAuthorityUnderAnotherNameThanItsOwn() {
        assertNotGenuine(
                verification(null, Map.of("own", TestCards.trusted(TestCards.AUTHORITY, SIGNER_KEY, null, null))),
                genuine());
    }

    @Test
    void trustsNobodyWhereNobodyIsConfigured() {
        assertNotGenuine(verification(null, Map.of()), genuine());
    }

    @Test
    @Tag("VRS-25")
    void refusesAChipThatAnsweredSomethingElse() {
        byte[] other = "yesterday's".getBytes(StandardCharsets.US_ASCII);
        assertNotGenuine(
                verification(null, ownAuthority()), TestCards.read(TestCards.card(TestCards.HOLDER), other));
    }

    @Test
    void takesACardOnItsLastDayAndNotOnTheNext() {
        now = Instant.parse("2030-02-17T14:59:59Z");
        assertThat(verify(genuine()).name()).isNotEmpty();
        now = Instant.parse("2030-02-17T15:00:00Z");
        assertRefused(CardProblem.CARD_EXPIRED, verification(null, ownAuthority()), genuine());
    }

    @Test
    void refusesWhatAnAuthoritySignedOutsideItsDays() {
        LocalDate today = LocalDate.of(2026, 4, 1);
        assertRefused(CardProblem.CARD_EXPIRED, verification(null, valid(null, today.minusDays(1))), genuine());
        assertRefused(CardProblem.CARD_EXPIRED, verification(null, valid(today.plusDays(1), null)), genuine());
        assertThat(verification(null, valid(today, today))
                        .verify(genuine(), CHALLENGE, EXPIRES)
                        .name())
                .isNotEmpty();
    }

    @Test
    void refusesACardAndAMunicipalitysKeyThatWereRevokedSinceItLooked() throws IOException {
        Path list = TestCards.written("# nothing yet\n");
        CardVerification verification = verification(list, ownAuthority());
        assertThat(verification.verify(genuine(), CHALLENGE, EXPIRES).name()).isNotEmpty();
        revoke(list, "card " + chip().fingerprint());
        assertRefused(CardProblem.CARD_REVOKED, verification, genuine());
        revoke(list, "signer " + SIGNER_KEY);
        assertRefused(CardProblem.CARD_REVOKED, verification, genuine());
        revoke(list, "");
        assertThat(verification.verify(genuine(), CHALLENGE, EXPIRES).name()).isNotEmpty();
    }

    @Test
    void takesNoCardWhileTheListOfRevokedOnesCannotBeRead() throws IOException {
        Path list = TestCards.written("");
        Files.delete(list);
        CardVerification verification = verification(list, ownAuthority());
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> verification.verify(genuine(), CHALLENGE, EXPIRES));
    }

    /// The file of a published test card, whose digest is known.
    @Test
    void readsARealCardsAttributes() throws IOException {
        Attributes attributes = Attributes.parse(Files.readAllBytes(
                SuiteParts.sharedData().resolve("certificate-vectors/card-real-layout/ef0002.bin")));
        assertThat(attributes.name()).isEqualTo("黒桐　幹也");
        assertThat(attributes.birthDate()).isEqualTo(LocalDate.of(1980, 2, 17));
        assertThat(HexFormat.of().formatHex(RsaKey.sha256(attributes.signed())))
                .isEqualTo("b9e0d09427b23b1d4beda2848512b4103752dc2667e51f9712872d65f472cb3b");
    }

    @Test
    void forgetsWhatItHasVerified() {
        CardReading reading = genuine();
        reading.forget();
        assertThat(Stream.of(Part.values()).map(part -> bytes(reading, part)))
                .allSatisfy(bytes -> assertThat(bytes).containsOnly(0));
    }

    private VerifiedCard verify(CardReading reading) {
        return verification(null, ownAuthority()).verify(reading, CHALLENGE, EXPIRES);
    }

    private CardVerification verification(Path revocations, Map<String, CardConfig.Authority> authorities) {
        CardConfig config = TestCards.config(revocations, authorities);
        return new CardVerification(new CardAuthorities(config), new CardRevocations(config, () -> now), () -> now);
    }

    private static Map<String, CardConfig.Authority> ownAuthority() {
        return valid(null, null);
    }

    private static Map<String, CardConfig.Authority> valid(LocalDate from, LocalDate until) {
        return Map.of("own", TestCards.trusted(TestCards.AUTHORITY, OWN_KEY, from, until));
    }

    private void revoke(Path list, String line) throws IOException {
        Files.writeString(list, line + "\n");
        now = now.plusSeconds(60);
        Files.setLastModifiedTime(list, FileTime.from(now));
    }

    private static RsaKey chip() {
        return AuthenticationKey.parse(genuine().authenticationKey().bytes()).key();
    }

    private static CardReading genuine() {
        return reading(TestCards.HOLDER);
    }

    private static CardReading reading(CardHolder holder) {
        return TestCards.read(TestCards.card(holder), CHALLENGE);
    }

    private static void assertNotGenuine(CardVerification verification, CardReading reading) {
        assertRefused(CardProblem.CARD_NOT_GENUINE, verification, reading);
    }

    private static void assertRefused(CardProblem problem, CardVerification verification, CardReading reading) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> verification.verify(reading, CHALLENGE, EXPIRES))
                .satisfies(refused -> {
                    assertThat(refused.type()).isEqualTo(problem);
                    assertThat(refused.field()).isNull();
                    assertThat(refused.getCause()).isNull();
                });
    }

    private static byte[] bytes(CardReading reading, Part part) {
        return switch (part) {
            case MY_NUMBER -> reading.myNumber().bytes();
            case ATTRIBUTES -> reading.attributes().bytes();
            case DIGESTS -> reading.digests().bytes();
            case SIGNER_CERTIFICATE -> reading.signerCertificate().bytes();
            case AUTHENTICATION_KEY -> reading.authenticationKey().bytes();
            case CHALLENGE_SIGNATURE -> reading.challengeSignature().bytes();
        };
    }

    private static CardReading with(CardReading reading, Part changed, byte[] bytes) {
        BiFunction<Part, CardFile, CardFile> each = (part, file) -> part == changed ? new CardFile(bytes) : file;
        return new CardReading(
                each.apply(Part.MY_NUMBER, reading.myNumber()),
                each.apply(Part.ATTRIBUTES, reading.attributes()),
                each.apply(Part.DIGESTS, reading.digests()),
                each.apply(Part.SIGNER_CERTIFICATE, reading.signerCertificate()),
                each.apply(Part.AUTHENTICATION_KEY, reading.authenticationKey()),
                each.apply(Part.CHALLENGE_SIGNATURE, reading.challengeSignature()));
    }

    private static String hex(String ascii) {
        return HexFormat.of().formatHex(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
