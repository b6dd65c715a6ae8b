package org.valueledger.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.util.MultiValueMap;

/**
 * What a contact sent: agreement to everything on the page, or the wish to have it changed.
 *
 * @param ticked the box that says that the text was read
 * @param comment what should be different; empty with an agreement, which knows no ifs
 * @param seals name the texts that were on the page
 * @param key made with the page; the same form sent twice has the same
 */
record SignForm(boolean agreed, String name, boolean ticked, String comment, Set<String> seals, String key) {

    private static final int LONGEST_NAME = 400;
    private static final int LONGEST_COMMENT = 4000;
    private static final int LONGEST_KEY = 100;

    static SignForm read(MultiValueMap<String, String> fields) {
        String key = FormText.line(fields, "key", LONGEST_KEY);
        boolean agreed = !"change".equals(fields.getFirst("decision"));
        return new SignForm(
                agreed,
                FormText.line(fields, "name", LONGEST_NAME),
                "yes".equals(fields.getFirst("read")),
                agreed ? "" : FormText.lines(fields, "comment", LONGEST_COMMENT + 1),
                Set.copyOf(fields.getOrDefault("shown", List.of())),
                key.isEmpty() ? UUID.randomUUID().toString() : key);
    }

    static SignForm empty() {
        return new SignForm(true, "", false, "", Set.of(), "");
    }

    /** What is missing, as message keys; a name that is there but wrong is another matter. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (name.isEmpty()) {
            problems.add("sign.problem.name");
        }
        if (agreed && !ticked) {
            problems.add("sign.problem.read");
        }
        if (!agreed && comment.isEmpty()) {
            problems.add("sign.problem.comment");
        }
        if (comment.length() > LONGEST_COMMENT) {
            problems.add("sign.problem.long");
        }
        return problems;
    }
}
