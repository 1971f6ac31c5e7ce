/**
 * How plug-ins are named, described, found and made. A plug-in author reads {@link dev.rnn.api.plugin.CellProvider}
 * (and the other {@code …Provider}s), {@link dev.rnn.api.plugin.Plugin} and {@link dev.rnn.api.plugin.Option}; whoever
 * makes plug-ins by name starts at {@link dev.rnn.api.plugin.PluginRegistry} and {@link dev.rnn.api.plugin.Spec}. The
 * contracts themselves (cells, losses, …) are in the neighbouring packages.
 *
 * <p>A provider is a public class with a public constructor without arguments, listed both in {@code module-info.java}
 * ({@code provides dev.rnn.api.plugin.CellProvider with …}) and in
 * {@code META-INF/services/dev.rnn.api.plugin.CellProvider}. Its package needs neither {@code exports} nor
 * {@code opens}.
 */
@NullMarked
package dev.rnn.api.plugin;

import org.jspecify.annotations.NullMarked;
