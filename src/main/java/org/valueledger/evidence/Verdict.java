package org.valueledger.evidence;

/** What a look at a file's bytes says. */
sealed interface Verdict {

    record Accepted(FileType type) implements Verdict {}

    /** @param found with its article, to stand after "is": "an HTML page" */
    record Refused(String found) implements Verdict {}
}
