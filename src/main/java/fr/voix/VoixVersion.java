package fr.voix;

import picocli.CommandLine.IVersionProvider;

/** The version written into the jar's manifest. */
final class VoixVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = VoixVersion.class.getPackage().getImplementationVersion();
        return new String[] {"voix " + (version == null ? "(not packaged)" : version)};
    }
}
