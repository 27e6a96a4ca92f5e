/// ncurses, and the parts of the operating system around it, behind plain integers and byte buffers.
///
/// There is one screen in a process, and only the thread that opened it may call these functions; `cn_wake` alone may
/// be called from anywhere. No curses type, macro or global appears here, because Swift can import none of them.
#ifndef CNCURSES_H
#define CNCURSES_H

#include <stdint.h>

// Opening and closing

enum {
  CN_OPENED = 0,
  CN_UNKNOWN_TYPE = -1,
  /// The terminal type exists but has no cursor addressing (dumb, hardcopy).
  CN_NO_CURSOR_ADDRESSING = -2,
  CN_SYSTEM_ERROR = -3,
};

/// Finds a descriptor of the terminal to read keys from and one to write to: standard input and output where they are
/// terminals, /dev/tty where they are not. Returns 0, or -1 when there is no terminal at all.
int cn_find_terminal(void);

/// Sets the locale of characters, "" for the environment's. Returns 1 when it encodes text as UTF-8.
int cn_set_locale(const char *name);

/// Shows an empty screen on the terminal that `cn_find_terminal` found.
/// Call `cn_take_signals` first: ncurses leaves alone the signals that are handled already, and else it would discard
/// a stop that arrives during an update.
int cn_open(const char *type, int keeps_unicode);

/// Gives the terminal back as it was found. The screen can be shown again with `cn_resume`.
void cn_leave(void);

/// Shows the screen after `cn_leave`; the next update repaints all of it.
void cn_resume(void);

/// The number of colours of the terminal type, 0 when it has none, 0x1000000 when it takes RGB values directly.
int cn_color_count(void);

/// Without this call the screen stays free of colours.
void cn_start_colors(void);

int cn_width(void);
int cn_height(void);

/// Asks the terminal for its size and takes it over; the next update repaints everything. Returns 1 when it changed.
int cn_take_size(void);

// Drawing

enum { CN_BOLD = 1, CN_DIM = 2, CN_UNDERLINED = 4, CN_REVERSED = 8 };

/// Slot 0 is the terminal's own look and cannot be defined.
enum { CN_SLOTS = 64 };

/// Colours are numbers of the palette or, when there are 0x1000000, RGB values; -1 is the terminal's own colour.
void cn_define_style(int slot, int foreground, int background, int attributes);

/// Writes characters of one column each from a position on. What the terminal cannot show becomes a question mark.
void cn_put(int row, int column, const uint32_t *scalars, int count, int slot);

/// Blanks the screen in memory.
void cn_erase(void);

/// Makes the next update repaint every cell, whatever the terminal is believed to show.
void cn_repaint(void);

/// Sends what changed. A synchronised update appears at once on terminals that know DEC mode 2026.
void cn_update(int synchronised);

/// Sends bytes that move nothing on the screen, as a bell, past ncurses.
void cn_send(const char *bytes, int count);

// Events

enum { CN_KEYS = 1, CN_SIGNALLED = 2, CN_WOKEN = 4, CN_GONE = 8 };

/// Waits until something happens or the time is over; a negative time waits for ever. Returns a set of the bits above.
int cn_wait(int64_t nanoseconds);

/// Keys that are no characters, above all Unicode scalars. F1 is CN_KEY_FUNCTION + 1.
enum {
  CN_NO_KEY = -1,
  /// The descriptor cannot be read any more.
  CN_INPUT_ENDED = -2,
  CN_KEY_UP = 0x110000,
  CN_KEY_DOWN,
  CN_KEY_LEFT,
  CN_KEY_RIGHT,
  CN_KEY_HOME,
  CN_KEY_END,
  CN_KEY_PAGE_UP,
  CN_KEY_PAGE_DOWN,
  CN_KEY_BACK_TAB,
  CN_KEY_BACKSPACE,
  CN_KEY_DELETE,
  CN_KEY_ENTER,
  CN_KEY_UNKNOWN,
  CN_KEY_FUNCTION = 0x110100,
};

/// The next byte typed (0...255), a key code from above, or CN_NO_KEY when nothing more is there. Never waits, except
/// for the 25 ms in which an escape may turn out to begin a key's sequence.
int cn_read_key(void);

/// A descriptor for `cn_wake`. It stays open for the life of the process, so a late `cn_wake` is harmless.
int cn_waker(void);

/// Makes `cn_wait` return CN_WOKEN. Safe from any thread.
void cn_wake(int waker);

// Signals

/// Takes over the signals that end, stop or resize a program, and prepares the restore after a fatal one.
/// Threads that exist already hand such signals on to the calling thread.
/// Signals that the process was told to ignore stay ignored. Returns 0, or -1 with errno set.
int cn_take_signals(void);

/// Puts the signals' actions back. What arrived until now is forgotten.
void cn_release_signals(void);

/// The next signal that arrived, or 0.
int cn_next_signal(void);

/// Stops the process as an unhandled SIGTSTP would, and returns when it is continued.
void cn_stop_process(void);

/// Ends the process by a signal's default action.
_Noreturn void cn_end_process(int signal);

// Standard error

/// Keeps what is written to standard error in memory, if it is a terminal, where that would spoil the screen.
/// Returns 0, or -1 with errno set.
int cn_capture_errors(void);

/// Lets standard error go where it went before; what was kept stays kept.
void cn_release_errors(void);

/// Prints and forgets what was kept.
void cn_print_captured_errors(void);

#endif
