package fr.voix;

import fr.voix.base.database.SchemaException;
import fr.voix.base.setting.SettingFaultsException;
import io.micronaut.context.exceptions.ConfigurationException;
import java.net.BindException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a start failed, where it takes a sentence and no stack trace to know what to do.
 *
 * @param exitCode of {@code sysexits.h}: what a supervisor may try again, and what it may not
 */
record StartRefusal(String sentence, int exitCode) {

    static final int CONFIG = 78;
    private static final int UNAVAILABLE = 69;

    static Optional<StartRefusal> of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> ofOne(cause).stream())
                .findFirst();
    }

    private static Optional<StartRefusal> ofOne(Throwable cause) {
        return switch (cause) {
            case SettingFaultsException faults -> Optional.of(new StartRefusal(faults.getMessage(), CONFIG));
            case SchemaException schema ->
                Optional.of(new StartRefusal(schema.getMessage(), schema.isPassing() ? UNAVAILABLE : CONFIG));
            case ConfigurationException setting -> Optional.of(new StartRefusal(setting.getMessage(), CONFIG));
            case BindException taken ->
                Optional.of(new StartRefusal(
                        "Nothing can listen where MICRONAUT_SERVER_HOST and MICRONAUT_SERVER_PORT say: "
                                + taken.getMessage() + ".",
                        UNAVAILABLE));
            case SQLException sql -> ofDatabase(sql);
            default -> Optional.empty();
        };
    }

    private static Optional<StartRefusal> ofDatabase(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (state.startsWith("28")) {
            return Optional.of(new StartRefusal(
                    "The database does not let the role in (DATASOURCES_DEFAULT_USERNAME, DATASOURCES_DEFAULT_PASSWORD): "
                            + failure.getMessage(),
                    CONFIG));
        }
        return switch (state) {
            case "3D000" ->
                Optional.of(new StartRefusal(
                        "There is no such database (DATASOURCES_DEFAULT_URL): " + failure.getMessage(), CONFIG));
            case "42501" ->
                Optional.of(new StartRefusal(
                        "The role lacks a right; the owner of the tables gives it, after each upgrade, by"
                                + " src/deploy/grants.sql: " + failure.getMessage(),
                        CONFIG));
            case "08000", "08001", "08004", "08006", "53300", "57P03" ->
                // an address may hold a password
                Optional.of(new StartRefusal(
                        "The database does not answer: "
                                + String.valueOf(failure.getMessage())
                                        .replaceAll("jdbc:\\S+", "DATASOURCES_DEFAULT_URL"),
                        UNAVAILABLE));
            default -> Optional.empty();
        };
    }
}
