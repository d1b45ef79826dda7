package fr.voix.site.api;

import fr.voix.base.secret.Sha256;
import fr.voix.parliament.amendement.Amendement;
import fr.voix.parliament.amendement.AmendementService;
import fr.voix.parliament.amendement.TexteAffiche;
import fr.voix.petition.petition.PetitionService;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.PastTextService;
import fr.voix.urn.log.ServedText;
import fr.voix.urn.log.UrnPublishing;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Finds what an urn is about, or was, by the hash that its {@code t1} leaves name. */
@Singleton
record QuestionTextService(
        UrnPublishing publications, AmendementService amendements, PetitionService petitions, PastTextService past)
        implements ServedText {

    /** Empty for an unknown hash, for a wording that was withheld, and for what is not shown. */
    Optional<byte[]> find(UrnKind kind, String uid, byte[] sha256) {
        return publications
                .find(kind, uid)
                .flatMap(shown -> standing(kind, uid)
                        .map(QuestionTextService::bytes)
                        .filter(text -> Arrays.equals(Sha256.hash(text), sha256))
                        .or(() -> past.find(uid, sha256).map(QuestionTextService::bytes)));
    }

    @Override
    public Optional<String> shownInstead(String uid, String sha256) {
        UrnKind kind = UrnKind.of(uid);
        return standing(kind, uid)
                .or(() -> isLeftWithoutText(kind, uid, sha256) ? Optional.of("") : Optional.empty())
                .map(text -> HexFormat.of().formatHex(Sha256.hash(bytes(text))))
                .filter(shown -> !shown.equals(sha256));
    }

    /** An import that takes a text away keeps it as one of before. */
    private boolean isLeftWithoutText(UrnKind kind, String uid, String sha256) {
        return kind == UrnKind.SCRUTIN
                && amendements.find(uid).filter(Amendement::isShown).isPresent()
                && past.find(uid, HexFormat.of().parseHex(sha256)).isEmpty();
    }

    private Optional<String> standing(UrnKind kind, String uid) {
        return switch (kind) {
            case SCRUTIN ->
                amendements
                        .find(uid)
                        .filter(Amendement::isShown)
                        .flatMap(TexteAffiche::of)
                        .map(TexteAffiche::canonical);
            case PETITION ->
                petitions
                        .findShown(Long.parseLong(uid))
                        .map(petition -> petition.text().canonical());
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
