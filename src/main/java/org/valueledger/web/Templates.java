package org.valueledger.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.spring6.ISpringWebFluxTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;
import org.thymeleaf.templateresource.StringTemplateResource;

/** All templates, read once at the start: a request that reads a file would hold up the event loop. */
@Component("defaultTemplateResolver")
class Templates extends AbstractConfigurableTemplateResolver {

    private static final String SUFFIX = ".html";

    private final Map<String, String> texts = new HashMap<>();

    Templates() throws IOException {
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath:/templates/*" + SUFFIX)) {
            texts.put(
                    String.valueOf(file.getFilename()).replace(SUFFIX, ""),
                    file.getContentAsString(StandardCharsets.UTF_8));
        }
        setTemplateMode(TemplateMode.HTML);
        setCheckExistence(true);
    }

    @Override
    protected @Nullable ITemplateResource computeTemplateResource(
            IEngineConfiguration configuration,
            String ownerTemplate,
            String template,
            String resourceName,
            String characterEncoding,
            Map<String, Object> attributes) {
        String text = texts.get(template);
        return text == null ? null : new StringTemplateResource(text);
    }

    /** The engine and the texts of each language are otherwise set up by the first visitor. */
    @Component
    static class Ready {

        private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH);

        private final ISpringWebFluxTemplateEngine engine;
        private final MessageSource messages;

        Ready(ISpringWebFluxTemplateEngine engine, MessageSource messages) {
            this.engine = engine;
            this.messages = messages;
        }

        @EventListener(ApplicationStartedEvent.class)
        void prepare() {
            engine.getConfiguration();
            LANGUAGES.forEach(language -> messages.getMessage("looked.for.in.every.file", null, "", language));
        }
    }
}
