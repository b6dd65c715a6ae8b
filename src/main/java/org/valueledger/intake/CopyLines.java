package org.valueledger.intake;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows on their way into {@code COPY … FROM STDIN}, in its text format. */
final class CopyLines {

    private final StringBuilder lines = new StringBuilder(1 << 16);
    private boolean lineStarted;

    CopyLines field(@Nullable String text) {
        separate();
        if (text == null) {
            lines.append("\\N");
        } else {
            escaped(text);
        }
        return this;
    }

    CopyLines field(long number) {
        separate();
        lines.append(number);
        return this;
    }

    /** An array of numbers that are known to be numbers. */
    CopyLines array(String first, @Nullable String second) {
        separate();
        lines.append('{').append(first);
        if (second != null) {
            lines.append(',').append(second);
        }
        lines.append('}');
        return this;
    }

    void endLine() {
        lines.append('\n');
        lineStarted = false;
    }

    private void separate() {
        if (lineStarted) {
            lines.append('\t');
        }
        lineStarted = true;
    }

    private void escaped(String text) {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || c == '\t' || c == '\n' || c == '\r') {
                lines.append(text, from, i).append('\\');
                from = i + 1;
                lines.append(c == '\\' ? '\\' : c == '\t' ? 't' : c == '\n' ? 'n' : 'r');
            }
        }
        lines.append(text, from, text.length());
    }

    /** Sends what has been gathered, or drops it where there is nowhere to send it, and starts anew. */
    void send(Connection connection, @Nullable String copy) throws SQLException {
        if (lines.isEmpty()) {
            return;
        }
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        lines.setLength(0);
        if (copy == null) {
            return;
        }
        CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
        try {
            in.writeToCopy(bytes, 0, bytes.length);
            in.endCopy();
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
        }
    }
}
