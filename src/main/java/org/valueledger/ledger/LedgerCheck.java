package org.valueledger.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import org.valueledger.storage.OffEventLoop;
import reactor.core.publisher.Mono;

/**
 * Walks a customer's ledger from its first entry, and compares what it says with every row it speaks of. It finds a changed,
 * removed, added or moved entry and a changed, removed or added row, whoever did it. Somebody who may rewrite the whole chain
 * and its head is found by a head that was noted outside.
 */
@Component
class LedgerCheck {

    private final DataSource dataSource;
    private final OffEventLoop offEventLoop;
    private final MessageSource messages;

    LedgerCheck(DataSource dataSource, OffEventLoop offEventLoop, MessageSource messages) {
        this.dataSource = dataSource;
        this.offEventLoop = offEventLoop;
        this.messages = messages;
    }

    /** @param noted an earlier head that somebody kept; null: nobody did */
    Mono<Verification> of(long customerId, Verification.@Nullable Head noted, Locale language) {
        return offEventLoop.run(() -> run(customerId, noted, language));
    }

    /** Sees one moment of the database, so that writes in between cannot look like faults. */
    private Verification run(long customerId, Verification.@Nullable Head noted, Locale language) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                var database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
                return walk(new LedgerRows(database, customerId), new Findings(messages, language), noted);
            } finally {
                connection.rollback();
                connection.setReadOnly(false);
            }
        }
    }

    private static Verification walk(LedgerRows rows, Findings findings, Verification.@Nullable Head noted) {
        findings.name(rows.driverKeys());
        var walk = new ChainWalk(findings, noted);
        var expected = new Expected();
        rows.entries(entry -> {
            walk.take(entry);
            expected.note(entry);
        });
        walk.end(rows.head());
        rows.stored(row -> expected.take(row, findings::mismatch));
        rows.imported(row -> expected.take(row, findings::mismatch));
        expected.left().forEach(findings::rowDiffers);
        return findings.result(walk.count(), walk.head());
    }
}
