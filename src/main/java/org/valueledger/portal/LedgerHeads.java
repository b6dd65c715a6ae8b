package org.valueledger.portal;

import java.util.HexFormat;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.storage.Rows;
import reactor.core.publisher.Mono;

/** The newest entry of a customer's ledger: whoever has noted it can tell later whether anything before it was changed. */
@Component
class LedgerHeads {

    /** Found by the primary key. */
    private static final String HEAD = "SELECT seq, hash FROM ledger_head WHERE customer_id = :customer";

    private final DatabaseClient database;

    LedgerHeads(DatabaseClient database) {
        this.database = database;
    }

    /** @param fingerprint hexadecimal; empty where nothing was recorded yet */
    record Head(long number, String fingerprint) {

        static final Head NONE = new Head(0, "");
    }

    Mono<Head> of(long customerId) {
        return database.sql(HEAD)
                .bind("customer", customerId)
                .map(row -> new Head(
                        Rows.number(row, "seq"), HexFormat.of().formatHex(Rows.get(row, "hash", byte[].class))))
                .one()
                .defaultIfEmpty(Head.NONE);
    }
}
