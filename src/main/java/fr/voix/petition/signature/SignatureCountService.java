package fr.voix.petition.signature;

import fr.voix.base.mail.EmailAddress;
import fr.voix.base.text.Language;
import fr.voix.petition.petition.Petition;
import fr.voix.urn.leaf.Urn;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.Publication;
import fr.voix.urn.log.QuietRule;
import fr.voix.urn.log.UrnGuard;
import fr.voix.urn.log.UrnPublishing;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** What may be read of the signatures of a petition. Their number is in its urn. */
@Singleton
public record SignatureCountService(
        SignatureRepository signatures,
        SignatureSeal seals,
        UrnPublishing publications,
        UrnGuard guard,
        QuietRule rule) {

    /** As the page of one signatory says it: those that are published, and their own. Before a petition is shown, all; empty while the count is withheld. */
    public OptionalLong totalWith(Petition petition, long leafIndex) {
        if (guard.contradiction(petition.uid()).isPresent()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(publishedInGroups(petition)
                .map(urn -> urn.counts().total() + (isIn(urn, leafIndex) ? 0 : 1))
                .orElseGet(() -> signatures.total(petition.urnId())));
    }

    /** Whether anybody can find a leaf that was written. */
    public boolean isPublished(Petition petition, long leafIndex) {
        return publishedInGroups(petition).map(urn -> isIn(urn, leafIndex)).orElse(true);
    }

    /** As everybody reads it; empty while it is withheld, or not published. */
    public OptionalLong published(Petition petition) {
        return guard.contradiction(petition.uid()).isPresent()
                ? OptionalLong.empty()
                : publications.findAll(UrnKind.PETITION, List.of(petition.uid())).values().stream()
                        .mapToLong(publication -> publication.urn().counts().total())
                        .findFirst();
    }

    private Optional<Urn> publishedInGroups(Petition petition) {
        return rule.isGrouping()
                ? publications.findAll(UrnKind.PETITION, List.of(petition.uid())).values().stream()
                        .map(Publication::urn)
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isIn(Urn urn, long leafIndex) {
        return leafIndex < urn.frontier().size();
    }

    /** How many sponsors count. */
    public int sponsors(long urnId) {
        return signatures.countSponsors(urnId);
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
