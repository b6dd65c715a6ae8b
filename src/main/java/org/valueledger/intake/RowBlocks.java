package org.valueledger.intake;

import java.io.Closeable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A file's rows in blocks, read and understood by a thread of their own while the caller writes the block before into the
 * database. A few blocks wait at most, so memory does not grow with the file.
 */
final class RowBlocks implements Closeable {

    static final int ROWS = 5_000;
    private static final int WAITING = 4;

    interface Taker {
        void take(List<Row> rows) throws SQLException;
    }

    /** An empty block is the last; a failure of the reading thread travels in its place. */
    private record Block(List<Row> rows, @Nullable RuntimeException failure) {}

    private final BlockingQueue<Block> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Thread reader;
    private volatile boolean closed;

    private RowBlocks(CheckedRows rows) {
        reader = Thread.ofPlatform().name("import-reader").daemon().start(() -> read(rows));
    }

    /** Hands every row to the taker, in the file's order. */
    static void each(CheckedRows rows, Taker taker) throws SQLException {
        try (RowBlocks blocks = new RowBlocks(rows)) {
            for (List<Row> block = blocks.next(); !block.isEmpty(); block = blocks.next()) {
                taker.take(block);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        }
    }

    private List<Row> next() throws InterruptedException {
        Block block = waiting.take();
        if (block.failure() != null) {
            throw block.failure();
        }
        return block.rows();
    }

    private void read(CheckedRows rows) {
        try {
            List<Row> block = new ArrayList<>(ROWS);
            for (Row row = rows.next(); row != null && !closed; row = rows.next()) {
                block.add(row);
                if (block.size() == ROWS) {
                    put(new Block(block, null));
                    block = new ArrayList<>(ROWS);
                }
            }
            if (!block.isEmpty()) {
                put(new Block(block, null));
            }
            put(new Block(List.of(), null));
        } catch (RuntimeException e) {
            put(new Block(List.of(), e));
        }
    }

    /** Waits for room; gives up silently when the taker has failed and nobody waits for rows any more. */
    private void put(Block block) {
        try {
            boolean taken = false;
            while (!closed && !taken) {
                taken = waiting.offer(block, 100, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        reader.interrupt();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
