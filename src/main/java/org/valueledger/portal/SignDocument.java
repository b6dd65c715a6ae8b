package org.valueledger.portal;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.valueledger.customer.CustomerNames;
import org.valueledger.inventory.Signing;

/**
 * What a link asks the customer to agree to, as it stands now.
 *
 * @param settled names of drivers that were asked for and wait for no answer any more
 * @param total what it is worth a year, all together; null where there is nothing to add up
 */
record SignDocument(
        ContactLink link,
        CustomerNames.Named customer,
        List<Card> cards,
        List<String> settled,
        @Nullable String total,
        LedgerHeads.Head head) {

    /**
     * @param replaces the number that was open when the link was made; null where it still is
     * @param seal what a form says to name exactly this text
     */
    record Card(
            Signing.Matter matter, ShownText text, @Nullable Integer replaces, String seal) {

        static Card of(Signing.Matter matter, int asked) {
            String seal = matter.driver().id() + "." + matter.what() + "." + Sha256.hex(matter.text());
            return new Card(
                    matter, ShownText.of(matter.text()), matter.number() == asked ? null : (Integer) asked, seal);
        }

        public boolean isGoal() {
            return matter instanceof Signing.GoalMatter;
        }

        public String fingerprint() {
            return seal.substring(seal.lastIndexOf('.') + 1);
        }
    }

    List<Signing.Matter> matters() {
        return cards.stream().map(Card::matter).toList();
    }

    Set<String> seals() {
        return cards.stream().map(Card::seal).collect(Collectors.toSet());
    }
}
