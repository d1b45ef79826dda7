package fr.voix.urn.cosign;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import java.nio.file.Path;

/**
 * Who is asked to co-sign.
 *
 * @param policyFile as C2SP {@code tlog-policy} writes it, {@code VOIX_WITNESS_POLICY_FILE}; nobody is asked without it
 */
@ConfigurationProperties("voix.witness")
record WitnessConfig(@Nullable Path policyFile) {

    boolean isPresent() {
        return policyFile != null && !policyFile.toString().isBlank();
    }
}
