package org.valueledger.portal;

import org.springframework.context.MessageSource;
import org.valueledger.customer.CustomerNames;

/** A mail that an account manager can send with a link, in the customer's language. */
record InvitationText(String subject, String body) {

    static InvitationText of(MessageSource messages, CustomerNames.Named customer, LinkMaking.Made made, String asker) {
        var words = new Words(messages, customer.locale());
        String kind = made.purpose();
        String until = words.day(made.expiresAt(), java.time.ZoneOffset.UTC);
        return new InvitationText(
                words.of("mail." + kind + ".subject", customer.name()),
                words.of("mail." + kind + ".body", made.contact().name(), customer.name(), made.url(), until, asker));
    }
}
