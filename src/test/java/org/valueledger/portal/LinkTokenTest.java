package org.valueledger.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.valueledger.portal.LinkTerms.Purpose;

class LinkTokenTest {

    private static final OffsetDateTime EXPIRES = OffsetDateTime.parse("2026-12-24T12:00:00Z");
    private static final byte[] KEY = Sha256.of("a key");
    private static final LinkTerms TERMS = terms(17, 4, Purpose.SIGN, "Petra Vogt", "petra@example.com", EXPIRES);

    private final LinkToken token = LinkToken.of(TERMS, KEY);

    @Test
    void aTokenIsForTheTermsItWasMadeFor() {
        assertThat(token.isFor(TERMS, KEY)).isTrue();
        assertThat(token.text()).matches("s17\\.[A-Za-z0-9_-]{43}\\.[0-9a-f]{32}");
    }

    @Test
    void twoTokensForTheSameTermsAreNotTheSame() {
        assertThat(LinkToken.of(TERMS, KEY).text()).isNotEqualTo(token.text());
    }

    @Test
    void aTokenIsForNoOtherTerms() {
        assertThat(new LinkTerms[] {
                    terms(18, 4, Purpose.SIGN, "Petra Vogt", "petra@example.com", EXPIRES),
                    terms(17, 5, Purpose.SIGN, "Petra Vogt", "petra@example.com", EXPIRES),
                    terms(17, 4, Purpose.ANSWER_BASELINE, "Petra Vogt", "petra@example.com", EXPIRES),
                    terms(17, 4, Purpose.SIGN, "Petra Voigt", "petra@example.com", EXPIRES),
                    terms(17, 4, Purpose.SIGN, "Petra Vogt", null, EXPIRES),
                    terms(17, 4, Purpose.SIGN, "Petra Vogt", "petra@example.com", EXPIRES.plusSeconds(1)),
                })
                .noneMatch(terms -> token.isFor(terms, KEY));
    }

    @Test
    void aTokenOfAnotherInstallationIsWorthNothing() {
        assertThat(token.isFor(TERMS, Sha256.of("another key"))).isFalse();
    }

    /** Seeded, so that a failure can be looked at again. */
    @Test
    void noneOfAThousandMutationsIsAccepted() {
        Random random = new Random(20261125);
        for (int i = 0; i < 1000; i++) {
            String mutated = mutation(token.text(), random);
            if (mutated.equals(token.text())) {
                continue;
            }
            var altered = new LinkToken(mutated);
            assertThat(Arrays.equals(altered.hash(), token.hash())).as(mutated).isFalse();
            assertThat(altered.isFor(TERMS, KEY)).as(mutated).isFalse();
        }
    }

    @Test
    void textsThatAreNoTokenAreJustNotAccepted() {
        for (String text :
                new String[] {"", ".", "..", "s17", "s17..", "x".repeat(100_000), "s17.\0.ä", token.text() + "."}) {
            assertThat(new LinkToken(text).isFor(TERMS, KEY))
                    .as(text.length() + " characters")
                    .isFalse();
        }
    }

    @Test
    void doesNotShowItselfInALog() {
        assertThat(token.toString()).doesNotContain(token.text().substring(4, 20));
    }

    private static String mutation(String text, Random random) {
        int at = random.nextInt(text.length());
        char other = (char) (33 + random.nextInt(94));
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at) + other + text.substring(at + 1);
            case 1 -> text.substring(0, at) + other + text.substring(at);
            case 2 -> text.substring(0, at) + text.substring(at + 1);
            case 3 -> text.substring(0, at);
            case 4 -> text.substring(0, at) + Character.toUpperCase(text.charAt(at)) + text.substring(at + 1);
            default -> {
                int second = random.nextInt(text.length());
                char[] letters = text.toCharArray();
                char first = letters[at];
                letters[at] = letters[second];
                letters[second] = first;
                yield new String(letters);
            }
        };
    }

    private static LinkTerms terms(
            long id, long customer, Purpose purpose, String name, String email, OffsetDateTime expires) {
        return new LinkTerms(id, customer, purpose, name, email, expires);
    }
}
