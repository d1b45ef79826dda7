package fr.voix.urn.register;

import fr.voix.base.text.Addresses;
import fr.voix.urn.cosign.CosignedLog;
import fr.voix.urn.cosign.LogHead;
import fr.voix.urn.note.UrnKeyService;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The register as witnesses know it. */
@Singleton
record RegisterLog(RegisterPublishing register, RegisterTree trees, UrnKeyService keys) implements CosignedLog {

    @Override
    public Optional<LogHead> newest() {
        return register.signed().map(this::head);
    }

    LogHead head(SignedRegister signed) {
        return new LogHead(
                keys.host() + Addresses.REGISTER,
                signed.size(),
                signed.frontier().root(),
                signed.checkpoint().text());
    }

    @Override
    public List<byte[]> consistency(long from, long to) {
        return trees.at(to).consistency(from);
    }
}
