package fr.voix.petition.signature;

import static org.assertj.core.api.Assertions.assertThat;

import fr.voix.base.mail.EmailAddress;
import fr.voix.base.text.Language;
import fr.voix.petition.petition.Petition;
import fr.voix.petition.signature.SignatureRepository.NewSignatureRow;
import fr.voix.urn.crowd.OriginService;
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
import java.util.function.LongFunction;

/** Many signatures that wait for their confirmation, as the service writes them. */
@Singleton
public class TestSignatures {

    private static final AtomicLong PEOPLE = new AtomicLong();

    private final SignatureRepository signatures;
    private final SignatureAsideRepository asides;
    private final SignatureSeal seals;
    private final SignatureLinkService links;
    private final SignatureBatchWriter batches;
    private final OriginService origins;
    private final JdbcOperations jdbc;
    private final Clock clock;

    TestSignatures(
            SignatureRepository signatures,
            SignatureAsideRepository asides,
            SignatureSeal seals,
            SignatureLinkService links,
            SignatureBatchWriter batches,
            OriginService origins,
            JdbcOperations jdbc,
            Clock clock) {
        this.signatures = signatures;
        this.asides = asides;
        this.seals = seals;
        this.links = links;
        this.batches = batches;
        this.origins = origins;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    static SignatureOrder confirm(SignatureId id) {
        return new SignatureOrder.Confirm(id, new byte[16], null);
    }

    /** Each of a mailbox of its own. */
    @Transactional
    List<SignatureId> pending(Petition petition, int how, @Nullable String departement) {
        return pending(petition, how, departement, person -> "exemple.fr");
    }

    private List<SignatureId> pending(
            Petition petition, int how, @Nullable String departement, LongFunction<String> domain) {
        List<SignatureId> ids = new ArrayList<>();
        for (int i = 0; i < how; i++) {
            long person = PEOPLE.incrementAndGet();
            ids.add(pending(petition, "personne" + person + "@" + domain.apply(person), 1, departement));
        }
        return ids;
    }

    private SignatureId pending(Petition petition, String mail, int slot, @Nullable String departement) {
        EmailAddress address = new EmailAddress(mail);
        SignatoryName name = new SignatoryName("Camille Roux");
        SignatureId id = new SignatureId(petition.urnId(), UUID.randomUUID());
        NewSignatureRow row = new NewSignatureRow(
                id,
                seals.addressKey(petition.urnId(), address),
                slot == 1 ? seals.nameKey(petition.urnId(), address, name) : UUID.randomUUID(),
                SignatureRole.SIGNATORY,
                seals.sealName(id, name),
                seals.sealAddress(id, address),
                Language.FR,
                departement == null ? "BE" : "FR",
                departement,
                false,
                false,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        assertThat(signatures.insert(row, slot)).as(mail).isTrue();
        return id;
    }

    /** Signs and confirms, from a network of its own. */
    @Transactional
    public SignatureId signed(Petition petition, String mail, int slot) {
        SignatureId id = pending(petition, mail, slot, "35");
        confirm(List.of(id), TestSignatures::ownNetwork);
        return id;
    }

    /** Counted, from as many networks, with addresses of as many domains. */
    @Transactional
    public List<SignatureId> signedApart(Petition petition, int how) {
        return signed(petition, how, TestSignatures::ownDomain, TestSignatures::ownNetwork);
    }

    /** From as many networks, with addresses of one domain. */
    @Transactional
    public void signedOfDomain(Petition petition, int how, String domain) {
        signed(petition, how, person -> domain, TestSignatures::ownNetwork);
    }

    /** From one network, with addresses of as many domains. */
    @Transactional
    public void signedFromNetwork(Petition petition, int how, byte[] network) {
        signed(petition, how, TestSignatures::ownDomain, person -> network);
    }

    private List<SignatureId> signed(
            Petition petition, int how, LongFunction<String> domain, LongFunction<byte[]> network) {
        List<SignatureId> ids = pending(petition, how, "35", domain);
        confirm(ids, network);
        return ids;
    }

    private void confirm(List<SignatureId> ids, LongFunction<byte[]> network) {
        batches.write(ids.stream()
                .<SignatureOrder>map(id -> new SignatureOrder.Confirm(
                        id,
                        new byte[16],
                        new SignatureOrigin(origins.today(), network.apply(PEOPLE.incrementAndGet()))))
                .toList());
    }

    @Transactional
    public void withdraw(SignatureId id) {
        batches.write(List.of(new SignatureOrder.Withdraw(id)));
    }

    /** Some of those whom a decision or a group has set aside take it back; their addresses. */
    @Transactional
    public List<String> withdrawAside(Petition petition, long number, int most) {
        List<String> mails = new ArrayList<>();
        for (Signature row : asides.ofDecision(petition.urnId(), number, most)) {
            mails.add(seals.address(row.id(), row.address()).orElseThrow().value());
            withdraw(row.id());
        }
        return mails;
    }

    private static String ownDomain(long person) {
        return "domaine" + person + ".example";
    }

    private static byte[] ownNetwork(long person) {
        return new byte[] {(byte) (person >> 16), (byte) (person >> 8), (byte) person};
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
