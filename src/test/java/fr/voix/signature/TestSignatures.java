package fr.voix.signature;

import fr.voix.mail.EmailAddress;
import fr.voix.petition.Petition;
import fr.voix.wording.Language;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Many signatures that wait for their confirmation, as the service writes them. */
@Singleton
public class TestSignatures {

    private static final AtomicLong PEOPLE = new AtomicLong();

    private final SignatureRepository signatures;
    private final SignatureSealService seals;
    private final SignatureLinkService links;
    private final JdbcOperations jdbc;
    private final Clock clock;

    TestSignatures(
            SignatureRepository signatures,
            SignatureSealService seals,
            SignatureLinkService links,
            JdbcOperations jdbc,
            Clock clock) {
        this.signatures = signatures;
        this.seals = seals;
        this.links = links;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    static SignatureOrder confirm(SignatureId id) {
        return new SignatureOrder.Confirm(id, new byte[16], null);
    }

    /** Each of a mailbox of its own. */
    @Transactional
    List<SignatureId> pending(Petition petition, int how, @Nullable String departement) {
        List<SignatureId> ids = new ArrayList<>();
        for (int i = 0; i < how; i++) {
            EmailAddress address = new EmailAddress("personne" + PEOPLE.incrementAndGet() + "@exemple.fr");
            SignatoryName name = new SignatoryName("Camille Roux");
            SignatureId id = new SignatureId(petition.urnId(), UUID.randomUUID());
            signatures.insert(
                    new NewSignatureRow(
                            id,
                            seals.addressKey(petition.urnId(), address),
                            seals.nameKey(petition.urnId(), address, name),
                            SignatureRole.SIGNATORY,
                            seals.sealName(id, name),
                            seals.sealAddress(id, address),
                            Language.FR,
                            departement == null ? "BE" : "FR",
                            departement,
                            false,
                            false,
                            clock.instant().truncatedTo(ChronoUnit.MICROS)),
                    1);
            ids.add(id);
        }
        return ids;
    }

    /** Where they are confirmed, in French. */
    public List<String> pendingPaths(Petition petition, int how) {
        return pending(petition, how, "35").stream()
                .map(links::confirmationPath)
                .toList();
    }

    /** One more there cannot be counted. */
    @Transactional
    void breakAreaOf(Petition petition, String area) {
        jdbc.prepareStatement(
                "insert into signature_departement (urn_id, place, signatures) values (?, ?, ?)", statement -> {
                    statement.setLong(1, petition.urnId());
                    statement.setString(2, area);
                    statement.setLong(3, Long.MAX_VALUE);
                    return statement.executeUpdate();
                });
    }
}
