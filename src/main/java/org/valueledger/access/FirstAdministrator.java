package org.valueledger.access;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes sure that somebody can sign in before the first request comes. There is no default password: it is given by
 * whoever starts the service, or generated and shown once.
 */
@Component
class FirstAdministrator implements InitializingBean {

    private static final String NAME = "admin";
    private static final String DISPLAY_NAME = "Administrator";

    private final Users users;
    private final Welcome welcome;
    private final String given;

    FirstAdministrator(Users users, Welcome welcome, @Value("${value-ledger.admin-password:}") String given) {
        this.users = users;
        this.welcome = welcome;
        this.given = given;
    }

    @Override
    public void afterPropertiesSet() {
        if (!given.isEmpty()) {
            users.ensure(NAME, DISPLAY_NAME, Viewer.Role.ADMINISTRATOR, given);
            welcome.add("access.welcome.given", NAME);
        } else if (users.exists(NAME)) {
            welcome.add("access.welcome.known", NAME);
        } else {
            generate();
        }
    }

    private void generate() {
        String password = users.newPassword();
        boolean added = users.addIfAbsent(NAME, DISPLAY_NAME, Viewer.Role.ADMINISTRATOR, password);
        if (added) {
            welcome.add("access.welcome.generated", NAME, password);
        } else {
            welcome.add("access.welcome.known", NAME);
        }
    }
}
