package fr.voix.base.secret;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Secrets are set by the operator; only the embedded mode makes its own, in files of mode 0600. */
@Factory
final class SecretsFactory {

    private final SecretSettings given;
    private final KeyFolder keyFolder;

    SecretsFactory(SecretSettings given, KeyFolder keyFolder) {
        this.given = given;
        this.keyFolder = keyFolder;
    }

    @Context
    Secrets secrets() {
        given.require();
        return new Secrets(
                secret(SecretSettings.PEPPER, "pepper"),
                secret(SecretSettings.COOKIE_KEY, "cookie"),
                secret(SecretSettings.ALTCHA_KEY, "altcha"),
                new UrnKeyFile(given.urnKeyFile().map(Path::of).orElseGet(keyFolder::urnKey)).seed());
    }

    private byte[] secret(String variable, String fileName) {
        return given.value(variable)
                .map(value -> value.getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> keyFolder.readOrCreate(fileName));
    }
}
