package fr.voix;

import fr.voix.base.deployment.ReleaseReader;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} answers. */
final class VoixVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"voix " + ReleaseReader.version()};
    }
}
