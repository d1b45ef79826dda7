package fr.voix.site.card;

import fr.voix.base.text.Messages;
import fr.voix.urn.register.RegisterPublishing;
import jakarta.inject.Singleton;

/** How far the register is signed, in a few words for what somebody may keep. */
@Singleton
public record RegisterMarkService(RegisterPublishing register) {

    /** Empty where nothing is signed. */
    public String text(Messages m) {
        return register.mark()
                .map(mark -> m.t("cite.register", m.number(mark.size()), mark.head()))
                .orElse("");
    }
}
