package fr.voix.verify;

import fr.voix.urn.log.PaintedUrns;
import fr.voix.vote.scrutin.Scrutin;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;

/** Somebody with the database's password changes what stands in it. */
@Singleton
public class PlantedFaults {

    private final JdbcOperations jdbc;

    PlantedFaults(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Runs an update on the rows of one urn, about which the service lies from now on. */
    @Transactional
    public void plant(Scrutin scrutin, String update) {
        PaintedUrns.add(scrutin.uid());
        int rows = jdbc.prepareStatement(update + " and urn_id = ?", statement -> {
            statement.setLong(1, scrutin.urnId());
            return statement.executeUpdate();
        });
        if (rows != 1) {
            throw new IllegalStateException(rows + " rows were changed by " + update);
        }
    }
}
