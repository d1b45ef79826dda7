package fr.voix.authoring;

import fr.voix.petition.Petition;
import fr.voix.petition.PetitionService;
import fr.voix.signature.SignatureLimitService;
import fr.voix.territoire.Departement;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Writes new petitions down. */
@Singleton
class AuthoringService {

    /** From one address in a day; whoever writes more is not told, since the address may be somebody else's. */
    private static final int MOST_A_DAY = 5;

    private final PetitionService petitions;
    private final AuthorRepository authors;
    private final AuthorKeyService keys;
    private final SignatureLimitService limits;
    private final TransactionOperations<Connection> transactions;
    private final Clock clock;

    AuthoringService(
            PetitionService petitions,
            AuthorRepository authors,
            AuthorKeyService keys,
            SignatureLimitService limits,
            TransactionOperations<Connection> transactions,
            Clock clock) {
        this.petitions = petitions;
        this.authors = authors;
        this.keys = keys;
        this.limits = limits;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * As a draft, whose author is sent a link. A form that is sent twice makes one petition and one mail: the database has the
     * words of each author once. Nothing for a mailbox that got enough mail this hour, whoever asked for it.
     */
    void write(PetitionReading.Fit fit) {
        if (!limits.mayWriteTo(fit.address())) {
            return;
        }
        transactions.executeWrite(status -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            UUID key = keys.of(fit.address());
            if (authors.countSince(key, now.minus(Duration.ofDays(1))) >= MOST_A_DAY) {
                return null;
            }
            Petition petition = petitions.write(fit.draft());
            boolean isNew = authors.insert(
                    petition.id(),
                    key,
                    petition.text().sha256(),
                    fit.place().country().code(),
                    fit.place().departement().map(Departement::code).orElse(null),
                    now);
            if (!isNew) {
                status.setRollbackOnly();
            }
            return null;
        });
    }
}
