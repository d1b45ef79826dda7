package fr.voix.site.card;

import fr.voix.base.text.Language;
import fr.voix.base.text.Messages;
import fr.voix.urn.leaf.Contradiction;
import fr.voix.urn.leaf.UrnKind;
import fr.voix.urn.log.UrnGuard;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Says in words that the figures of an urn are withheld, wherever they would have stood. */
@Singleton
record WithheldService(UrnGuard guard) {

    /** Empty for an urn against which nothing is known. */
    public Optional<Withheld> of(String uid, Language language) {
        return guard.contradiction(uid).map(found -> of(found, language));
    }

    public Withheld of(Contradiction contradiction, Language language) {
        var m = Messages.of(language);
        return new Withheld(
                contradiction.uid(),
                m.t(UrnKind.of(contradiction.uid()) == UrnKind.SCRUTIN ? "withheld.scrutin" : "withheld.petition"),
                tree(contradiction.notedSize(), contradiction.notedRoot(), m),
                contradiction.foundSize() == null && contradiction.notedSize() != null
                        ? m.t("withheld.nothing")
                        : tree(contradiction.foundSize(), contradiction.foundRoot(), m));
    }

    @Nullable
    private static String tree(@Nullable Long size, @Nullable String root, Messages m) {
        if (size == null) {
            return null;
        }
        var leaves = m.t("feed.leaves", size, m.number(size));
        return root == null ? leaves : m.t("withheld.tree", leaves, root);
    }
}
