package fr.voix.base.setting;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;

/** Adds the secrets of {@link SecretFiles} to every application context. */
@ContextConfigurer
public final class SecretFileConfigurer implements ApplicationContextConfigurer {

    @Override
    public void configure(ApplicationContextBuilder builder) {
        builder.propertySources(new SecretFiles(System.getenv()).properties());
    }
}
