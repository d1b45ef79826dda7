package fr.voix.base.database;

import fr.voix.base.deployment.DatabaseMode;
import fr.voix.base.deployment.UnstartedContext;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Migrates the schema as a role that owns it, so that the service's own role need not. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = "Bring the schema of the database up to that of this build, while services go on.",
        footer = {
            "",
            "As VOIX_MIGRATE_USERNAME where it is set; then give the service its rights anew: src/deploy/grants.sql."
        })
public final class MigrateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (ApplicationContext context = UnstartedContext.open()) {
            DatabaseLogin login = login(context);
            var migration = context.getBean(SchemaMigration.class);
            SchemaMigration.Taken taken =
                    migration.migrate(login, spec.commandLine().getErr()::println);
            if (taken.state().kind() != SchemaState.Kind.CURRENT) {
                throw new SchemaException(taken.state().sentence());
            }
            out.println("Steps taken: " + taken.steps() + ". " + taken.state().sentence());
        }
        return 0;
    }

    private static DatabaseLogin login(ApplicationContext context) {
        if (context.getBean(DatabaseMode.class).isEmbedded()) {
            var embedded = context.getBean(EmbeddedDatabase.class);
            return new DatabaseLogin(embedded.start(), EmbeddedDatabase.USER, embedded.password());
        }
        Environment settings = context.getEnvironment();
        return new DatabaseLogin(
                settings.getRequiredProperty("datasources.default.url", String.class),
                settings.getProperty("datasources.default.username", String.class)
                        .orElse(null),
                settings.getProperty("datasources.default.password", String.class)
                        .orElse(null));
    }
}
