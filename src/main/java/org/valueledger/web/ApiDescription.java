package org.valueledger.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.WebFilter;
import org.valueledger.storage.OffEventLoop;

/** The description of the API and how it is served. */
@Configuration
class ApiDescription {

    private static final String BASIC = "basic";
    private static final String BEARER = "bearer";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Value Ledger")
                        .version("v1")
                        .description("Customers, their value drivers, what was measured, and what it is worth."))
                .components(new Components()
                        .addSecuritySchemes(BASIC, scheme(BASIC).description("User name and password."))
                        .addSecuritySchemes(BEARER, scheme(BEARER).description("A token from the page API tokens.")))
                .addSecurityItem(new SecurityRequirement().addList(BASIC))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    private static SecurityScheme scheme(String name) {
        return new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(name);
    }

    /** To describe the API its class files are read: what follows this filter runs off the event loop. */
    @Bean
    WebFilter describedOffEventLoop(OffEventLoop offEventLoop) {
        return (exchange, chain) -> {
            String path =
                    exchange.getRequest().getPath().pathWithinApplication().value();
            return path.startsWith("/v3/")
                    ? offEventLoop.run(() -> path).then(chain.filter(exchange))
                    : chain.filter(exchange);
        };
    }
}
