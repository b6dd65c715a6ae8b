package org.valueledger.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.valueledger.web.BadInput;
import org.valueledger.web.Problem.Field;

/**
 * What a form said, checked field by field; all problems are found at once.
 *
 * @param password empty where the form has none
 */
record UserForm(
        String username, String displayName, Viewer.Role role, String password, boolean disabled, long version) {

    private static final int LONGEST_NAME = 200;

    /** A new user. */
    static UserForm added(MultiValueMap<String, String> form) {
        var problems = new ArrayList<Field>();
        String username = text(form, "username");
        if (!username.matches("[^\\s:\\p{Cntrl}]{1,100}")) {
            problems.add(new Field("username", username, "1 to 100 characters without spaces and colons"));
        }
        password(form, "password", problems);
        return read(form, username, problems);
    }

    /** A known user's new name, role and state. */
    static UserForm changed(MultiValueMap<String, String> form) {
        return read(form, "", new ArrayList<>());
    }

    private static UserForm read(MultiValueMap<String, String> form, String username, List<Field> problems) {
        String displayName = text(form, "displayName");
        if (displayName.isEmpty() || displayName.length() > LONGEST_NAME || displayName.indexOf('\0') >= 0) {
            problems.add(new Field("displayName", displayName, "1 to 200 characters"));
        }
        Viewer.Role role = role(form, problems);
        long version = version(form, problems);
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
        boolean disabled = !text(form, "disabled").isEmpty();
        return new UserForm(username, displayName, role, raw(form, "password"), disabled, version);
    }

    /** A password that stands alone in its form. */
    static String password(MultiValueMap<String, String> form, String field) {
        var problems = new ArrayList<Field>();
        String password = password(form, field, problems);
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
        return password;
    }

    /** What was typed is not repeated in the message. */
    private static String password(MultiValueMap<String, String> form, String field, List<Field> problems) {
        String password = raw(form, field);
        if (!Passwords.isAcceptable(password)) {
            problems.add(new Field(
                    field,
                    "•".repeat(Math.min(password.length(), Passwords.SHORTEST)),
                    "at least " + Passwords.SHORTEST + " characters and at most " + Passwords.MOST_BYTES + " bytes"));
        }
        return password;
    }

    private static Viewer.Role role(MultiValueMap<String, String> form, List<Field> problems) {
        String name = text(form, "role");
        return Arrays.stream(Viewer.Role.values())
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseGet(() -> {
                    problems.add(new Field("role", name, "one of " + Arrays.toString(Viewer.Role.values())));
                    return Viewer.Role.EXECUTIVE;
                });
    }

    /** The version that the form was made from; a new user has none yet. */
    static long version(MultiValueMap<String, String> form) {
        var problems = new ArrayList<Field>();
        long version = version(form, problems);
        if (!problems.isEmpty()) {
            throw new BadInput(problems);
        }
        return version;
    }

    private static long version(MultiValueMap<String, String> form, List<Field> problems) {
        String version = form.containsKey("version") ? text(form, "version") : "0";
        if (!version.matches("[0-9]{1,18}")) {
            problems.add(new Field("version", version, "the number that came with the form"));
            return 0;
        }
        return Long.parseLong(version);
    }

    static String text(MultiValueMap<String, String> form, String field) {
        return raw(form, field).strip();
    }

    static String raw(MultiValueMap<String, String> form, String field) {
        String value = form.getFirst(field);
        return value == null ? "" : value;
    }
}
