// The screen: the only file that includes curses.h.
#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include <curses.h>

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include "CNcurses.h"
#include "internal.h"

int cn_input = -1, cn_output = -1;
struct cn_restore cn_restore;

static struct {
  SCREEN *screen;
  /// Keys are read through a pad, because reading through a window also refreshes it.
  WINDOW *keys;
  int keeps_unicode;
  int knows_private_modes;
  int has_colors;
  /// The terminal's modes and the text that make it ready for the screen.
  struct termios modes;
  struct cn_text enter;
} state;

static struct {
  attr_t attributes;
  int pair;
} styles[CN_SLOTS];

static const char begin_update[] = "\x1b[?2026h", end_update[] = "\x1b[?2026l";
/// Pasted text then stands between two sequences, so that it is not taken for keys.
static const char mark_pastes[] = "\x1b[?2004h", no_paste_marks[] = "\x1b[?2004l";

static void send(const char *text, size_t length) {
  while (length > 0) {
    ssize_t written = write(cn_output, text, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    text += written;
    length -= (size_t)written;
  }
}

static int terminal_descriptor(int standard, int mode) {
  return isatty(standard) ? fcntl(standard, F_DUPFD_CLOEXEC, 3) : open("/dev/tty", mode | O_CLOEXEC);
}

int cn_find_terminal(void) {
  // A closed standard descriptor would be given to the next file opened, which then received what is printed.
  int null;
  do null = open("/dev/null", O_RDWR);
  while (null >= 0 && null <= 2);
  if (null > 2) close(null);

  cn_input = terminal_descriptor(STDIN_FILENO, O_RDONLY);
  cn_output = terminal_descriptor(STDOUT_FILENO, O_RDWR);
  if (cn_input >= 0 && cn_output >= 0 && tcgetattr(cn_input, &cn_restore.modes) == 0) return 0;
  if (cn_input >= 0) close(cn_input);
  if (cn_output >= 0) close(cn_output);
  cn_input = cn_output = -1;
  return -1;
}

int cn_set_locale(const char *name) {
  return setlocale(LC_CTYPE, name) != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

/// Appends a capability to a text without its padding, which no terminal of today waits for.
static void append(struct cn_text *text, const char *capability) {
  if (capability == NULL || capability == (const char *)-1) return;
  while (*capability != 0 && text->length < sizeof text->bytes) {
    const char *end = strncmp(capability, "$<", 2) == 0 ? strchr(capability, '>') : NULL;
    if (end != NULL)
      capability = end + 1;
    else
      text->bytes[text->length++] = *capability++;
  }
}

/// Leaving and coming back do without ncurses: a fatal signal's handler cannot call it, and when it comes back it
/// resets the palette that the user chose.
static void prepare_texts(void) {
  state.enter.length = cn_restore.text.length = 0;
  append(&state.enter, tigetstr("smcup"));
  // Another program may have left margins, insert mode or cut lines behind.
  const char *margins = tigetstr("csr");
  if (margins != NULL && margins != (const char *)-1) append(&state.enter, tparm(margins, 0, cn_height() - 1));
  append(&state.enter, tigetstr("rmir"));
  append(&state.enter, tigetstr("smam"));
  append(&state.enter, tigetstr("smkx"));
  append(&state.enter, tigetstr("civis"));
  if (state.knows_private_modes) {
    append(&state.enter, mark_pastes);
    append(&cn_restore.text, end_update);
    append(&cn_restore.text, no_paste_marks);
  }
  append(&cn_restore.text, tigetstr("sgr0"));
  append(&cn_restore.text, tigetstr("op"));
  // Without a second screen the prompt belongs below what is shown.
  append(&cn_restore.text, tparm(tigetstr("cup"), cn_height() - 1, 0));
  append(&cn_restore.text, tigetstr("rmkx"));
  append(&cn_restore.text, tigetstr("cnorm"));
  append(&cn_restore.text, tigetstr("rmcup"));
}

static void set_modes(void) {
  cbreak();
  noecho();
  nonl();
  curs_set(0);
  leaveok(stdscr, TRUE);
  // An update that stops because a key is waiting would show half a frame.
  typeahead(-1);
  set_escdelay(25);
  keypad(state.keys, TRUE);
  // The mouse stays off, and as a key the beginning of its reports would leave their rest to be read as text.
  define_key(NULL, KEY_MOUSE);
  nodelay(state.keys, TRUE);

  // cbreak keeps the signal keys, which is wanted, but also Ctrl-S, which freezes the screen, and Ctrl-V, which eats
  // a key.
  tcgetattr(cn_input, &state.modes);
  state.modes.c_iflag &= ~(tcflag_t)IXON;
  state.modes.c_lflag &= ~(tcflag_t)IEXTEN;
  tcsetattr(cn_input, TCSADRAIN, &state.modes);
  def_prog_mode();
}

static int discard(int status, FILE *input, FILE *output) {
  if (state.screen != NULL) {
    endwin();
    delscreen(state.screen);
    state.screen = NULL;
  }
  if (input != NULL) fclose(input);
  if (output != NULL) fclose(output);
  return status;
}

/// A stream of its own for ncurses, so that closing it after a failed attempt leaves the descriptor to the next one.
static FILE *stream_on(int descriptor, const char *mode) {
  int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
  return copy < 0 ? NULL : fdopen(copy, mode);
}

int cn_open(const char *type, int keeps_unicode) {
  FILE *input = stream_on(cn_input, "r"), *output = stream_on(cn_output, "w");
  if (input == NULL || output == NULL) return discard(CN_SYSTEM_ERROR, input, output);
  use_env(TRUE);
  // A stale LINES or COLUMNS must not win over the window's real size.
  use_tioctl(TRUE);
  state.screen = newterm(type, output, input);
  if (state.screen == NULL) return discard(CN_UNKNOWN_TYPE, input, output);

  const char *move = tigetstr("cup");
  if (move == NULL || move == (const char *)-1) return discard(CN_NO_CURSOR_ADDRESSING, input, output);
  state.knows_private_modes = strncmp(move, "\x1b[", 2) == 0;
  state.keeps_unicode = keeps_unicode;
  state.keys = newpad(1, 1);
  if (state.keys == NULL) return discard(CN_SYSTEM_ERROR, input, output);
  set_modes();
  prepare_texts();
  cn_restore.shown = 1;
  // Until ncurses has left the screen and come back once, it writes at every cursor move instead of once an update.
  endwin();
  doupdate();
  if (state.knows_private_modes) send(mark_pastes, sizeof mark_pastes - 1);
  return CN_OPENED;
}

void cn_leave(void) {
  if (!cn_restore.shown) return;
  send(cn_restore.text.bytes, cn_restore.text.length);
  tcsetattr(cn_input, TCSADRAIN, &cn_restore.modes);
  cn_restore.shown = 0;
}

void cn_resume(void) {
  // First, because it stops a process that was continued in the background before anything is written.
  tcsetattr(cn_input, TCSADRAIN, &state.modes);
  send(state.enter.bytes, state.enter.length);
  cn_restore.shown = 1;
  cn_repaint();
}

int cn_color_count(void) {
  int count = tigetnum("colors");
  return count > 0 ? count : 0;
}

void cn_start_colors(void) {
  state.has_colors = start_color() == OK && use_default_colors() == OK;
}

int cn_width(void) { return getmaxx(stdscr); }
int cn_height(void) { return getmaxy(stdscr); }

int cn_take_size(void) {
  struct winsize size;
  if (ioctl(cn_output, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return 0;
  if (size.ws_row == cn_height() && size.ws_col == cn_width()) return 0;
  // Not resizeterm, which also types a key.
  resize_term(size.ws_row, size.ws_col);
  prepare_texts();
  cn_erase();
  cn_repaint();
  return 1;
}

void cn_define_style(int slot, int foreground, int background, int attributes) {
  if (slot < 1 || slot >= CN_SLOTS) return;
  styles[slot].attributes = (attributes & CN_BOLD ? A_BOLD : 0) | (attributes & CN_DIM ? A_DIM : 0) |
                            (attributes & CN_UNDERLINED ? A_UNDERLINE : 0) | (attributes & CN_REVERSED ? A_REVERSE : 0);
  int is_plain = foreground < 0 && background < 0;
  styles[slot].pair = 0;
  if (state.has_colors && !is_plain && slot < COLOR_PAIRS && init_extended_pair(slot, foreground, background) == OK)
    styles[slot].pair = slot;
}

static wchar_t printable(uint32_t scalar) {
  if (scalar >= 0x20 && scalar < 0x7f) return (wchar_t)scalar;
  return state.keeps_unicode && wcwidth((wchar_t)scalar) == 1 ? (wchar_t)scalar : L'?';
}

void cn_put(int row, int column, const uint32_t *scalars, int count, int slot) {
  int pair = styles[slot].pair;
  while (count > 0) {
    cchar_t cells[64];
    int length = count < 64 ? count : 64;
    for (int i = 0; i < length; i++) {
      wchar_t text[2] = {printable(scalars[i]), 0};
      // Only this argument holds pairs above 255; the numeric one is cut.
      setcchar(&cells[i], text, styles[slot].attributes, 0, &pair);
    }
    mvadd_wchnstr(row, column, cells, length);
    scalars += length;
    column += length;
    count -= length;
  }
}

void cn_erase(void) { werase(stdscr); }

void cn_repaint(void) { clearok(curscr, TRUE); }

void cn_update(int synchronised) {
  int brackets = synchronised && state.knows_private_modes;
  if (brackets) send(begin_update, sizeof begin_update - 1);
  wnoutrefresh(stdscr);
  doupdate();
  if (brackets) send(end_update, sizeof end_update - 1);
}

void cn_send(const char *bytes, int count) { send(bytes, (size_t)count); }

static int key_code(int key) {
  switch (key) {
  case KEY_UP: return CN_KEY_UP;
  case KEY_DOWN: return CN_KEY_DOWN;
  case KEY_LEFT: return CN_KEY_LEFT;
  case KEY_RIGHT: return CN_KEY_RIGHT;
  case KEY_HOME: return CN_KEY_HOME;
  case KEY_END: return CN_KEY_END;
  case KEY_PPAGE: return CN_KEY_PAGE_UP;
  case KEY_NPAGE: return CN_KEY_PAGE_DOWN;
  case KEY_BTAB: return CN_KEY_BACK_TAB;
  case KEY_BACKSPACE: return CN_KEY_BACKSPACE;
  case KEY_DC: return CN_KEY_DELETE;
  case KEY_ENTER: return CN_KEY_ENTER;
  }
  if (key > KEY_F(0) && key <= KEY_F(12)) return CN_KEY_FUNCTION + key - KEY_F0;
  return CN_KEY_UNKNOWN;
}

int cn_read_key(void) {
  errno = 0;
  int key = wgetch(state.keys);
  if (key == ERR) return errno == EIO ? CN_INPUT_ENDED : CN_NO_KEY;
  return key <= 0xff ? key : key_code(key);
}
