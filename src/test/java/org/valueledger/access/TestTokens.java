package org.valueledger.access;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bearer tokens for tests: a password costs every request a tenth of a second. */
public final class TestTokens {

    private TestTokens() {}

    public static String of(DataSource database, String username) {
        Token token = Token.generated();
        JdbcClient.create(database)
                .sql("""
                        INSERT INTO api_token (user_id, label, token_hash, expires_at)
                        SELECT id, 'test', :hash, now() + interval '1 day' FROM app_user WHERE lower(username) = :username
                        """)
                .param("hash", token.hash())
                .param("username", username)
                .update();
        return token.text();
    }
}
