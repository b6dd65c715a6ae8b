package org.valueledger.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.valueledger.TestDatabase;

class FirstAdministratorIT {

    private static final Pattern GENERATED = Pattern.compile("with the password (\\S+) \\(generated");

    private final DataSource dataSource = TestDatabase.migrated();
    private final Passwords passwords = new Passwords();
    private final Users users = new Users(dataSource, passwords);

    @Test
    void withoutAPasswordOneIsGeneratedAndShownOnce() {
        String first = start("");
        Matcher shown = GENERATED.matcher(first);
        assertThat(shown.find()).as(first).isTrue();
        assertThat(passwords.matches(shown.group(1), hash())).isTrue();
        assertThat(shown.group(1)).hasSizeGreaterThan(20);
        assertThat(first).contains("http://localhost:8123");
        assertThat(start("")).contains("from the first start").doesNotContain(shown.group(1));
        assertThat(passwords.matches(shown.group(1), hash())).isTrue();
    }

    @Test
    void aGivenPasswordIsUsedAndNotShown() {
        assertThat(start("open sesame now"))
                .contains("VALUE_LEDGER_ADMIN_PASSWORD")
                .doesNotContain("sesame");
        assertThat(passwords.matches("open sesame now", hash())).isTrue();
    }

    @Test
    void anotherPasswordGivenLaterReplacesTheFirstAndLetsADisabledAdministratorBackIn() {
        start("");
        database().sql("UPDATE app_user SET disabled = true").update();
        start("open sesame now");
        assertThat(passwords.matches("open sesame now", hash())).isTrue();
        assertThat(database()
                        .sql("SELECT version FROM app_user WHERE NOT disabled")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void theSamePasswordGivenAgainEndsNoSession() {
        start("open sesame now");
        start("open sesame now");
        assertThat(database()
                        .sql("SELECT version FROM app_user")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aPasswordThatCannotBeHashedWholeStopsTheStartWithTheReason() {
        assertThatThrownBy(() -> start("x".repeat(73))).hasMessageContaining("1 to 72 bytes");
        assertThat(database()
                        .sql("SELECT count(*) FROM app_user")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aKnownUserIsLeftAlone() {
        assertThat(users.addIfAbsent("anna", "Anna", Viewer.Role.EXECUTIVE, "first password"))
                .isTrue();
        assertThat(users.addIfAbsent("ANNA", "Other", Viewer.Role.ADMINISTRATOR, "second password"))
                .isFalse();
        assertThat(database()
                        .sql("SELECT role FROM app_user")
                        .query(String.class)
                        .single())
                .isEqualTo("EXECUTIVE");
    }

    private String start(String given) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/access");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        var welcome = new Welcome(messages, new MockEnvironment().withProperty("local.server.port", "8123"));
        new FirstAdministrator(users, welcome, given).afterPropertiesSet();
        return welcome.text();
    }

    private JdbcClient database() {
        return JdbcClient.create(dataSource);
    }

    private String hash() {
        return Objects.requireNonNull(database()
                .sql("SELECT password_hash FROM app_user WHERE username = 'admin'")
                .query(String.class)
                .single());
    }
}
