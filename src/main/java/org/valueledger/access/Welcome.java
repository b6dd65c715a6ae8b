package org.valueledger.access;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells whoever started the service where it is and how to sign in: the last words of the start. */
@Component
public class Welcome {

    private static final Logger LOG = LoggerFactory.getLogger(Welcome.class);

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final MessageSource messages;
    private final Environment environment;

    Welcome(MessageSource messages, Environment environment) {
        this.messages = messages;
        this.environment = environment;
    }

    /**
     * Adds how to sign in as one of several users that share a password.
     *
     * @param usernames at least one
     */
    public void addUsers(List<String> usernames, String password) {
        add("access.welcome.sample", String.join(", ", usernames), password);
    }

    void add(String key, Object... arguments) {
        lines.add(messages.getMessage(key, arguments, Locale.ENGLISH));
    }

    String text() {
        String port = environment.getProperty("local.server.port", "8080");
        boolean tls = Boolean.parseBoolean(environment.getProperty("server.ssl.enabled", "false"))
                || environment.containsProperty("server.ssl.bundle");
        String address = (tls ? "https" : "http") + "://localhost:" + port;
        return messages.getMessage("access.welcome.ready", new Object[] {address}, Locale.ENGLISH)
                + "\n    "
                + String.join("\n    ", lines);
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void say() {
        LOG.info("{}", text());
    }
}
