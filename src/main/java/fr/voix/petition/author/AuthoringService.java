package fr.voix.petition.author;

import fr.voix.petition.petition.Petition;
import fr.voix.petition.petition.PetitionService;
import fr.voix.petition.place.Departement;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Writes new petitions down. */
@Singleton
record AuthoringService(
        PetitionService petitions,
        AuthorRepository authors,
        AuthorLinks links,
        TransactionOperations<Connection> transactions,
        Clock clock) {

    /**
     * As a draft, whose author is sent a link. A form that is sent twice makes one petition and one mail: the database has the
     * words of each author once.
     */
    void write(PetitionReading.Fit fit) {
        transactions.executeWrite(status -> {
            Instant now = clock.instant();
            UUID key = links.key(fit.address());
            Petition petition = petitions.write(fit.draft());
            int written = authors.insert(
                    petition.id(),
                    key,
                    petition.text().sha256(),
                    fit.place().country().code(),
                    fit.place().departement().map(Departement::code).orElse(null),
                    now);
            if (written == 0) {
                status.setRollbackOnly();
            }
            return null;
        });
    }
}
