/** Checks of a deployment's settings: known names, types, faults. */
package fr.voix.base.setting;
