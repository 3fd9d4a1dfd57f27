;;; What a user of Emacs does with a program, step by step, with the commands behind their keys.  -*- lexical-binding: t -*-

;; Each step's result goes into a file as JSON, and a test looks at it.  Run by test/editors/emacs.test.ts, with eglot or lsp-mode
;; as the client.

(require 'json)
(require 'xref)

(defconst patience 100)
(defconst client (intern (getenv "INTEG_CLIENT")))
(defvar results nil)
(defvar original)

(defun eventually (what get)
  "Waits until GET gives something, and gives that."
  (let ((end (+ (float-time) patience)) value)
    (while (not (setq value (funcall get)))
      ;; What was typed is told when no key comes for a moment, which does not happen in a batch.
      (when (bound-and-true-p eglot--managed-mode) (eglot--signal-textDocument/didChange))
      (when (> (float-time) end) (error "%s did not come" what))
      (accept-process-output nil 0.01))
    value))

(defun go (text &optional into)
  "Puts the cursor on the first place of TEXT, INTO characters into it."
  (goto-char (point-min))
  (search-forward text)
  (goto-char (+ (match-beginning 0) (or into 0))))

(defun write-over (from to)
  (go from)
  (delete-char (length from))
  (insert to))

(defun restore ()
  "Takes back what differs: the server never sees an empty program."
  (let ((source (generate-new-buffer " *original*")) (text original))
    (with-current-buffer source (insert text))
    (replace-buffer-contents source)
    (kill-buffer source)))

(defmacro step (name &rest body)
  "Does something with the program as it is in its file."
  (declare (indent 1))
  `(save-current-buffer
     (restore)
     (push (cons ,name (condition-case failure (progn ,@body) (error `((failed . ,(error-message-string failure)))))) results)))

(defun mistakes ()
  (if (eq client 'eglot)
      (mapcar (lambda (each)
                `((line . ,(1- (line-number-at-pos (flymake-diagnostic-beg each)))) (message . ,(flymake-diagnostic-text each))))
              (seq-filter (lambda (each) (eq (flymake-diagnostic-type each) 'eglot-error)) (flymake-diagnostics)))
    (mapcar (lambda (each)
              `((line . ,(lsp-get (lsp-get (lsp-get each :range) :start) :line)) (message . ,(lsp-get each :message))))
            (seq-filter (lambda (each) (= (lsp-get each :severity) 1))
                        (gethash (lsp--fix-path-casing buffer-file-name) (lsp-diagnostics) nil)))))

(defun hovers ()
  (mapcar (lambda (each) (with-current-buffer each (buffer-substring-no-properties (point-min) (point-max))))
          (seq-filter (lambda (each) (string-match-p "^\\*\\(eldoc\\|lsp-help\\)" (buffer-name each))) (buffer-list))))

(find-file "billing.integ")
(run-hooks 'post-command-hook)
(setq original (buffer-string))

(step "attached"
  (eventually "the server"
              (lambda ()
                (if (eq client 'eglot) (eglot-managed-p)
                  (seq-some (lambda (each) (eq (lsp--workspace-status each) 'initialized)) (lsp-workspaces)))))
  `((language . ,(symbol-name major-mode)) (comment . ,comment-start)))

(step "diagnostics"
  (write-over "c.name ??" "c.nmae ??")
  ;; Between the program and the program with its mistake, the server may see it empty.
  (let ((found (eventually "a diagnostic of the mistake"
                           (lambda ()
                             (let ((all (mistakes)))
                               (and (seq-some (lambda (each) (string-match-p "nmae" (alist-get 'message each))) all) all))))))
    (restore)
    (eventually "the end of the diagnostic" (lambda () (not (mistakes))))
    (vconcat found)))

(step "hover"
  (go "c.email" 3)
  (if (eq client 'eglot) (eldoc-print-current-symbol-info t) (lsp-describe-thing-at-point))
  ;; The buffer is there before all that is shown in it.
  `((text . ,(eventually "a hover of the field" (lambda () (seq-find (lambda (each) (string-match-p "email address" each)) (hovers)))))))

(step "completion"
  (write-over "c.phone?.take(40)" "c.ph")
  (pcase (run-hook-wrapped 'completion-at-point-functions #'completion--capf-wrapper 'all)
    (`(,_ ,start ,end ,table . ,rest)
     (vconcat (mapcar #'substring-no-properties
                      (all-completions (buffer-substring-no-properties start end) table (plist-get rest :predicate)))))))

(step "rename"
  (go "toAccount(c" 2)
  (if (eq client 'eglot) (eglot-rename "toSalesforce") (lsp-rename "toSalesforce"))
  `((count . ,(count-matches "toSalesforce" (point-min) (point-max))) (left . ,(count-matches "toAccount" (point-min) (point-max)))))

(step "format"
  (write-over "  Phone:          c" "Phone  :   c")
  (if (eq client 'eglot) (eglot-format-buffer) (lsp-format-buffer))
  (go "c.phone")
  `((line . ,(buffer-substring-no-properties (line-beginning-position) (line-end-position)))))

(step "definition"
  (go "c: stripe.customer" 12)
  (xref-find-definitions (xref-backend-identifier-at-point (xref-find-backend)))
  `((file . ,buffer-file-name) (line . ,(buffer-substring-no-properties (line-beginning-position) (line-end-position)))))

(with-temp-file (getenv "INTEG_RESULTS")
  (insert (json-encode results)))
(kill-emacs)
