package fr.voix.signature;

import fr.voix.mail.EmailAddress;
import fr.voix.wording.Language;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** What may be read of the signatures of a petition. Their number is in its urn. */
@Singleton
public class SignatureCountService {

    private final SignatureReadRepository signatures;
    private final SignatureSealService seals;

    SignatureCountService(SignatureReadRepository signatures, SignatureSealService seals) {
        this.signatures = signatures;
        this.seals = seals;
    }

    /** All of them, as the page for signatories says it; the public reads the tally of the urn. */
    long total(long urnId) {
        return signatures.total(urnId);
    }

    /** How many sponsors count. */
    public long sponsors(long urnId) {
        return signatures.count(urnId, SignatureRole.SPONSOR);
    }

    /**
     * How many names stand in the public list.
     *
     * @param most beyond that they are not counted
     */
    public long publicNames(long urnId, int most) {
        return signatures.countPublicNames(urnId, most);
    }

    /**
     * A page of the public list, in an order that tells nothing.
     *
     * @param after the last one of the page before; null for the first page
     */
    public List<PublicName> publicNames(long urnId, @Nullable UUID after, int most) {
        return signatures.publicNames(urnId, after, most).stream()
                .flatMap(row -> seals.name(row.id(), row.sealed()).map(name -> new PublicName(row.id(), name)).stream())
                .toList();
    }

    /**
     * A signatory who asked to be written to when there is an answer.
     *
     * @param id for {@link SignatureLinkService#withdrawalUrl}, which stands in every mail to them
     */
    public record NewsReader(SignatureId id, EmailAddress address, Language language) {}

    /**
     * A page of those who wait for an answer.
     *
     * @param after the last one of the page before; null for the first page
     */
    public List<NewsReader> newsReaders(long urnId, @Nullable UUID after, int most) {
        return signatures.newsReaders(urnId, after, most).stream()
                .flatMap(row -> seals
                        .address(row.id(), row.sealed())
                        .map(address -> new NewsReader(row.id(), address, row.language()))
                        .stream())
                .toList();
    }
}
