package fr.voix.site.api;

import fr.voix.urn.setaside.SetAside;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A decision under which ballots, or signatures, do not count.
 *
 * @param decision its name in the {@code m1} leaves
 * @param rule the published rule
 * @param ballots how many ballots or signatures it set aside when it was carried out
 */
@Serdeable
@Schema(name = "SetAside")
record SetAsideJson(String decision, String rule, long ballots) {

    static SetAsideJson of(SetAside decision) {
        return new SetAsideJson(decision.decision(), decision.rule().code(), decision.done());
    }
}
