package fr.voix.desk.setting;

import fr.voix.base.page.Frame;
import java.util.List;

/** The settings that hold, for administrators to read. */
public record SettingsPage(Frame frame, List<Setting> settings) {}
