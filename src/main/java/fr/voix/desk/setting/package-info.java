/** The settings that hold at this instance, for administrators to read: never a part of a secret. */
package fr.voix.desk.setting;
